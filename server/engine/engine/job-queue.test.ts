import { expect, test } from 'vitest'
import { createJobQueue } from './job-queue.ts'

test('no more run side by side than allowed, in the order they came', async () => {
  // given
  const queue = createJobQueue(2, 10_000)
  const order: number[] = []
  let running = 0
  let most = 0
  // when
  await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      queue.add(async () => {
        most = Math.max(most, ++running)
        order.push(n)
        await new Promise(setImmediate)
        running--
      }),
    ),
  )
  // then
  expect(most).toBe(2)
  expect(order).toEqual([1, 2, 3, 4, 5])
  expect(queue.size()).toBe(0)
})

test('work that waited too long is left out', async () => {
  // given
  const queue = createJobQueue(1, -1)
  let isDone = false
  // when
  await queue.add(async () => void (isDone = true))
  // then
  expect(isDone).toBe(false)
})

test('work that fails makes room for the next', async () => {
  // given
  const queue = createJobQueue(1, 10_000)
  // when
  await expect(queue.add(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  // then
  await expect(queue.add(async () => {})).resolves.toBeUndefined()
})
