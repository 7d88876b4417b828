import { getActiveResourcesInfo } from 'node:process'
import { expect, test } from 'vitest'
import { exitsWithin } from './exits-within.ts'

const HOUR_MS = 3_600_000
const countTimers = () => getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('a child that ends is not waited for any longer, and no timer keeps the program alive', async () => {
  const before = countTimers()

  expect(await exitsWithin(Promise.resolve(), HOUR_MS)).toBe(true)
  expect(countTimers()).toBe(before)
})

test('a child that does not end is given up after its time', async () => {
  expect(await exitsWithin(new Promise(() => {}), 1)).toBe(false)
})

test('who breaks off waits no longer, whatever the child does', async () => {
  const before = countTimers()
  const breakOff = new AbortController()
  const waiting = exitsWithin(new Promise(() => {}), HOUR_MS, breakOff.signal)

  breakOff.abort()

  expect(await waiting).toBe(false)
  expect(countTimers()).toBe(before)
})
