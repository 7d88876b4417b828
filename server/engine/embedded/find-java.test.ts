import { expect, test } from 'vitest'
import { parseJavaVersion, pickJava } from './find-java.ts'

const java = (home: string, version: number) => ({ home, version, fullVersion: String(version) })

test('the version is read from what java prints and from a release file', () => {
  expect(parseJavaVersion('openjdk version "25.0.3" 2026-10-21\nOpenJDK Runtime')).toEqual({
    major: 25,
    full: '25.0.3',
  })
  expect(parseJavaVersion('JAVA_RUNTIME_VERSION="17.0.2+8"\nJAVA_VERSION="17.0.2"')?.major).toBe(17)
  expect(parseJavaVersion('openjdk version "26-ea" 2026-03-17')?.major).toBe(26)
})

test('the old way of counting is understood', () => {
  expect(parseJavaVersion('java version "1.8.0_392"')?.major).toBe(8)
})

test('what names no version is no Java', () => {
  expect(parseJavaVersion('command not found')).toBeNull()
})

test('the newest fit Java is taken, of equals the first', () => {
  expect(pickJava([java('/a', 17), java('/b', 21), java('/c', 25), java('/d', 25)])?.home).toBe(
    '/c',
  )
})

test('a Java that is too old is none', () => {
  expect(pickJava([java('/a', 17), java('/b', 20)])).toBeNull()
})
