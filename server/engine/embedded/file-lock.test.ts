import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, startTimeOf, tryLock, withLock } from './file-lock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a process is known by its pid and its start time', () => {
  const startTime = startTimeOf(process.pid)!
  expect(isAlive({ pid: process.pid, startTime })).toBe(true)
  expect(isAlive({ pid: process.pid, startTime: '1' })).toBe(false)
})

test('a lock that is held is not given twice', () => {
  // given
  const first = tryLock(file)
  // when
  const second = tryLock(file)
  // then
  expect(first.held).toBe(true)
  expect(second).toMatchObject({ held: false, holder: { pid: process.pid } })
})

test('a lock that was given back is free', () => {
  // given
  const first = tryLock(file)
  // when
  if (first.held) first.release()
  // then
  expect(existsSync(file)).toBe(false)
  expect(tryLock(file).held).toBe(true)
})

test('the lock of a process that ended is taken over, also when its pid was given to another', () => {
  // given
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: '1' }))
  // when
  const lock = tryLock(file)
  // then
  expect(lock.held).toBe(true)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    pid: process.pid,
    startTime: startTimeOf(process.pid),
  })
})

test('a lock file with half a content is taken over', () => {
  writeFileSync(file, '{"pid":')
  expect(tryLock(file).held).toBe(true)
})

test('who waits for a lock works after the other', async () => {
  // given
  const order: string[] = []
  let finish = () => {}
  const first = withLock(
    file,
    () => new Promise<void>((resolve) => (finish = () => (order.push('first'), resolve()))),
  )
  // when
  const second = withLock(
    file,
    async () => void order.push('second'),
    () => finish(),
  )
  await Promise.all([first, second])
  // then
  expect(order).toEqual(['first', 'second'])
})
