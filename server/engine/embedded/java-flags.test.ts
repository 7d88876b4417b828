import { expect, test } from 'vitest'
import { javaFlags } from './java-flags.ts'

test('Java 21 gets no flag that it does not know', () => {
  expect(javaFlags(21, { aotCache: '/cache.aot' })).toEqual([
    '-Xms128m',
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:+ExitOnOutOfMemoryError',
  ])
})

test('from Java 22 on native access is allowed, from 24 on the memory access too', () => {
  expect(javaFlags(23)).toContain('--enable-native-access=ALL-UNNAMED')
  expect(javaFlags(23)).not.toContain('--sun-misc-unsafe-memory-access=allow')
  expect(javaFlags(24)).toContain('--sun-misc-unsafe-memory-access=allow')
})

test('only Java 25 and newer reads and writes a class cache', () => {
  expect(javaFlags(24, { aotCache: '/cache.aot' }).join(' ')).not.toContain('AOT')
  expect(javaFlags(25, { aotCache: '/cache.aot' })).toContain('-XX:AOTCache=/cache.aot')
  expect(javaFlags(25, { aotOutput: '/draft.aot' })).toContain('-XX:AOTCacheOutput=/draft.aot')
})
