import { expect, test } from 'vitest'
import { isReady } from './broker-process.ts'

const leader = (partitionId: number) => ({ partitionId, role: 'leader' })

test('the broker is ready when every partition has a leader', () => {
  expect(isReady({ partitionsCount: 2, brokers: [{ partitions: [leader(1), leader(2)] }] })).toBe(
    true,
  )
  expect(
    isReady({
      partitionsCount: 2,
      brokers: [{ partitions: [leader(1), { partitionId: 2, role: 'follower' }] }],
    }),
  ).toBe(false)
})

test('a topology without its lists, as it comes at first, is not ready', () => {
  expect(isReady({})).toBe(false)
  expect(isReady({ partitionsCount: 1, brokers: null })).toBe(false)
})
