import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { fakeEngine, idle, job, worker } from '#tests/support/fake-engine.ts'
import { defineWorker } from './define-worker.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
})

describe('the watch over workers', () => {
  it('is made anew when the engine is back, and its old poll ends', () => {
    const fake = fakeEngine(worker, idle)
    for (const listener of fake.listeners) listener()

    expect(fake.opened.map(({ asked }) => asked['taskType'])).toEqual([
      'test.work',
      'test.idle',
      'test.work',
      'test.idle',
    ])
    expect(fake.opened.map(({ ends }) => ends.toSorted())).toEqual([
      ['cancelled', 'closed'],
      ['cancelled', 'closed'],
      [],
      [],
    ])
    expect(fake.workers.health()).toMatchObject([{ recreated: 1 }, { recreated: 1 }])
  })

  it('that stopped asking is started anew, one that asks is not', () => {
    const fake = fakeEngine(worker, idle)
    for (let seconds = 0; seconds < 30; seconds += 5) {
      if (fake.opened[1]) fake.opened[1].poller.pollCount++
      vi.advanceTimersByTime(5000)
    }

    expect(fake.workers.health()).toMatchObject([
      { jobType: 'test.work', recreated: 1 },
      { jobType: 'test.idle', recreated: 0 },
    ])
    expect(fake.log).toEqual([
      {
        level: 40,
        jobType: 'test.work',
        msg: 'a worker stopped asking for jobs and is started anew',
      },
    ])
  })

  it('is not polling while the engine is away or once it stands still', () => {
    const fake = fakeEngine(worker)
    fake.state.isUp = false
    const away = fake.workers.health()
    fake.state.isUp = true
    vi.advanceTimersByTime(24_999)

    expect(away).toMatchObject([{ isPolling: false }])
    expect(fake.workers.health()).toMatchObject([{ isPolling: true }])
  })

  it('with jobs in hand has not stopped asking', async () => {
    const done = Promise.withResolvers<{ b: number }>()
    const slow = defineWorker({
      jobType: 'test.slow',
      input: z.object({}),
      output: z.object({ b: z.number() }),
      handle: () => done.promise,
    })
    const fake = fakeEngine(slow)
    const handed = fake.hand(job(1))
    vi.advanceTimersByTime(60_000)
    const health = fake.workers.health()
    done.resolve({ b: 1 })
    await handed

    expect(health).toMatchObject([{ held: 1, recreated: 0, isPolling: true }])
    expect(fake.log).toEqual([])
  })

  it('takes no more once stopped, and is not made anew by anybody', async () => {
    const fake = fakeEngine(worker)
    const [listener] = [...fake.listeners]
    await fake.workers.stop()
    listener?.()
    vi.advanceTimersByTime(60_000)

    expect(fake.opened).toHaveLength(1)
    expect(fake.opened[0]?.ends.toSorted()).toEqual(['cancelled', 'closed'])
    expect(fake.listeners.size).toBe(0)
  })

  it('does one job at a time where it is told so, and none that waited half its time', async () => {
    const done: number[] = []
    const first = Promise.withResolvers<void>()
    const single = defineWorker({
      jobType: 'test.single',
      input: z.object({ a: z.number() }),
      output: z.object({}),
      timeoutMs: 400,
      concurrency: 1,
      handle: async ({ a }) => {
        if (a === 1) await first.promise
        done.push(a)
        return {}
      },
    })
    const fake = fakeEngine(single)
    const handed = [fake.hand(job(1)), fake.hand(job(2))]
    await new Promise(setImmediate)
    vi.advanceTimersByTime(201)
    handed.push(fake.hand(job(3)))
    await new Promise(setImmediate)
    first.resolve()
    await Promise.all(handed)

    expect(done).toEqual([1, 3])
  })
})
