import { afterEach, expect, test, vi } from 'vitest'
import { createJobQueue } from './job-queue.ts'

afterEach(() => vi.useRealTimers())

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

test.each([
  ['runs after exactly the longest wait', 100, ['first', 'second']],
  ['is left out a moment later', 101, ['first']],
])('work behind a long job %s', async (_, waitedMs, expected) => {
  // given
  vi.useFakeTimers({ toFake: ['performance'] })
  const queue = createJobQueue(1, 100)
  const done: string[] = []
  const begun = Promise.withResolvers<void>()
  const long = Promise.withResolvers<void>()
  const first = queue.add(async () => {
    begun.resolve()
    await long.promise
    done.push('first')
  })
  const second = queue.add(async () => void done.push('second'))
  await begun.promise
  // when
  vi.advanceTimersByTime(waitedMs)
  long.resolve()
  await Promise.all([first, second])
  // then
  expect(done).toEqual(expected)
  expect(queue.size()).toBe(0)
})

test('work that fails makes room for the next', async () => {
  // given
  const queue = createJobQueue(1, 10_000)
  // when
  await expect(queue.add(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  // then
  await expect(queue.add(async () => {})).resolves.toBeUndefined()
})
