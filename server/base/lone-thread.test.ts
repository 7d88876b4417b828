import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { ThreadMessage } from './answer-alone.ts'
import { loneThread, type Outcome } from './lone-thread.ts'

type Reply = string

class FakeThread extends EventEmitter {
  readonly asked: unknown[] = []
  isEnded = false
  postMessage(request: unknown): void {
    this.asked.push(request)
  }
  say(message: ThreadMessage<Reply>): void {
    this.emit('message', message)
  }
  ref(): void {}
  unref(): void {}
  async terminate(): Promise<void> {
    this.isEnded = true
  }
}

type Timer = { ms: number; ring: () => void; isStopped: boolean }

/** A desk with threads and timers that act only when the test says so. */
function openDesk(tries = 2) {
  const threads: FakeThread[] = []
  const timers: Timer[] = []
  const ask = loneThread<string, Reply>(
    { budgetMs: 100, tries },
    {
      open() {
        const thread = new FakeThread()
        threads.push(thread)
        return thread
      },
      startTimer(ms, ring) {
        const timer: Timer = { ms, ring, isStopped: false }
        timers.push(timer)
        return { stop: () => (timer.isStopped = true) }
      },
    },
  )
  return { ask, threads, timers }
}

/** Lets everything run that only waits for its turn. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

async function openedDesk(tries?: number) {
  const desk = openDesk(tries)
  const answer = desk.ask('first')
  await settle()
  const thread = await ready(desk)
  return { ...desk, answer, thread }
}

async function ready({ threads }: { threads: FakeThread[] }): Promise<FakeThread> {
  const thread = threads.at(-1)
  if (!thread) throw new Error('no thread was opened')
  thread.say({ kind: 'ready' })
  await settle()
  return thread
}

const isOpen = async (answer: Promise<Outcome<Reply>>): Promise<boolean> => {
  const first = await Promise.race([answer, settle().then(() => 'open' as const)])
  return first === 'open'
}

describe('the budget of a request', () => {
  test('runs from when the thread has begun, not from when it was asked', async () => {
    // given
    const { thread, timers } = await openedDesk()
    expect(thread.asked).toEqual(['first'])
    // when
    const before = timers.length
    thread.say({ kind: 'started' })
    // then
    expect(before).toBe(0)
    expect(timers.map(({ ms }) => ms)).toEqual([100])
  })

  test('ends with the answer', async () => {
    // given
    const { thread, timers, answer } = await openedDesk()
    // when
    thread.say({ kind: 'started' })
    thread.say({ kind: 'answered', reply: 'done' })
    // then
    expect(await answer).toEqual({ reply: 'done' })
    expect(timers).toMatchObject([{ isStopped: true }])
    expect(thread.isEnded).toBe(false)
  })

  test('is twice as long for another try, in a new thread', async () => {
    // given
    const { threads, thread, timers, answer } = await openedDesk()
    // when
    thread.say({ kind: 'started' })
    timers.at(0)?.ring()
    await settle()
    const second = await ready({ threads })
    second.say({ kind: 'started' })
    second.say({ kind: 'answered', reply: 'done' })
    // then
    expect(await answer).toEqual({ reply: 'done' })
    expect(thread.isEnded).toBe(true)
    expect(second.asked).toEqual(['first'])
    expect(timers.map(({ ms }) => ms)).toEqual([100, 200])
  })

  test('that is over at the last try says late, no more', async () => {
    // given
    const { thread, timers, answer } = await openedDesk(1)
    // when
    thread.say({ kind: 'started' })
    timers.at(0)?.ring()
    // then
    expect(await answer).toEqual({ fault: 'late' })
  })
})

describe('a lone thread', () => {
  test('that does not start keeps everybody waiting, and refuses nobody', async () => {
    const { ask, timers } = openDesk()
    expect(await isOpen(ask('first'))).toBe(true)
    expect(timers).toEqual([])
  })

  test('that dies at a request is broken, is not tried again, and is replaced', async () => {
    // given
    const { ask, threads, thread, answer } = await openedDesk()
    // when
    thread.say({ kind: 'started' })
    thread.emit('exit')
    // then
    expect(await answer).toEqual({ fault: 'broken' })
    // when
    const next = ask('second')
    await settle()
    const second = await ready({ threads })
    second.say({ kind: 'answered', reply: 'fine' })
    // then
    expect(await next).toEqual({ reply: 'fine' })
    expect(second).not.toBe(thread)
  })

  test('that dies before it is ready is broken, too', async () => {
    // given
    const { ask, threads } = openDesk()
    const answer = ask('first')
    await settle()
    // when
    threads.at(0)?.emit('exit')
    // then
    expect(await answer).toEqual({ fault: 'broken' })
  })

  test('that dies between two requests is replaced', async () => {
    // given
    const { ask, threads, thread, answer } = await openedDesk()
    thread.say({ kind: 'answered', reply: 'done' })
    await answer
    // when
    thread.emit('exit')
    const next = ask('second')
    await settle()
    const second = await ready({ threads })
    second.say({ kind: 'answered', reply: 'fine' })
    // then
    expect(await next).toEqual({ reply: 'fine' })
    expect(second).not.toBe(thread)
  })

  test('answers one request after the other', async () => {
    // given
    const { ask, thread, answer } = await openedDesk()
    const next = ask('second')
    await settle()
    expect(thread.asked).toEqual(['first'])
    // when
    thread.say({ kind: 'answered', reply: 'one' })
    await settle()
    thread.say({ kind: 'answered', reply: 'two' })
    // then
    expect(await Promise.all([answer, next])).toEqual([{ reply: 'one' }, { reply: 'two' }])
    expect(thread.asked).toEqual(['first', 'second'])
  })
})
