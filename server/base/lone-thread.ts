import { Worker } from 'node:worker_threads'
import type { ThreadMessage } from './answer-alone.ts'

/** Each further try of a request has this many times the budget of the one before. */
const GROWTH = 2

type ThreadLimits = {
  /** For the first try of a request, from when the thread has begun with it. */
  budgetMs: number
  /** How often a request is tried that ran out of its budget. */
  tries: number
  heapMb: number
  /** Of it for what is short-lived. */
  youngMb: number
}

/**
 * `late`: no try came to an end within its budget, another time it may. `broken`: the thread died,
 * mostly for want of memory; the same request would break the next one, too.
 */
export type Outcome<Reply> = { reply: Reply } | { fault: 'late' | 'broken' }

/** What is used of a worker thread. */
type Thread<Reply> = {
  postMessage(request: unknown): void
  on(event: 'message', heard: (message: ThreadMessage<Reply>) => void): unknown
  on(event: 'error' | 'exit', heard: () => void): unknown
  off(event: 'message', heard: (message: ThreadMessage<Reply>) => void): unknown
  off(event: 'error' | 'exit', heard: () => void): unknown
  ref(): void
  unref(): void
  terminate(): Promise<unknown>
}

type Ports<Reply> = {
  open(): Thread<Reply>
  /** Calls back after some milliseconds unless it is stopped before. */
  startTimer(ms: number, ring: () => void): { stop(): void }
}

/** A thread without the environment, and the timers of this machine. */
export const threadPorts = <Reply>(
  file: URL,
  { heapMb, youngMb }: Pick<ThreadLimits, 'heapMb' | 'youngMb'>,
): Ports<Reply> => ({
  open: () =>
    new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
      env: {},
    }),
  startTimer(ms, ring) {
    const timer = setTimeout(ring, ms)
    return { stop: () => clearTimeout(timer) }
  },
})

/**
 * Asks a thread one request at a time (its file calls `answerAlone`). The time that a request waits
 * for its turn, or for a thread to start, is never counted, so that a slow machine does not turn
 * into an answer. A thread that was late or broke is replaced.
 */
export function loneThread<Request, Reply>(
  { budgetMs, tries }: Pick<ThreadLimits, 'budgetMs' | 'tries'>,
  ports: Ports<Reply>,
): (request: Request) => Promise<Outcome<Reply>> {
  let opened: Promise<Thread<Reply>> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function ask(request: Request, budget: number): Promise<Outcome<Reply>> {
    opened ??= openThread(ports, () => (opened = null))
    const outcome = await opened.then(
      (thread) => askThread(thread, request, { budget, ports }),
      () => ({ fault: 'broken' as const }),
    )
    if ('fault' in outcome) opened = null
    return outcome
  }

  async function askPatiently(request: Request): Promise<Outcome<Reply>> {
    let outcome = await ask(request, budgetMs)
    for (let tried = 1; tried < tries && isLate(outcome); tried++)
      outcome = await ask(request, budgetMs * GROWTH ** tried)
    return outcome
  }

  return async (request) => {
    const turn = queue.then(() => askPatiently(request))
    queue = turn.catch(() => undefined)
    return await turn
  }
}

const isLate = (outcome: Outcome<unknown>): boolean =>
  'fault' in outcome && outcome.fault === 'late'

/** A thread that says it is ready, however long that takes. */
async function openThread<Reply>(
  { open }: Ports<Reply>,
  onEnd: () => void,
): Promise<Thread<Reply>> {
  const thread = open()
  // unheard, the error of a thread would end the program; its end is what counts
  thread.on('error', () => undefined)
  thread.on('exit', onEnd)
  await new Promise<void>((resolve, reject) => {
    thread.on('exit', () => reject(new Error('the thread ended before it was ready')))
    thread.on('message', ({ kind }) => kind === 'ready' && resolve())
  })
  return thread
}

/** One request; the budget runs from when the thread says that it has begun. */
async function askThread<Request, Reply>(
  thread: Thread<Reply>,
  request: Request,
  { budget, ports }: { budget: number; ports: Ports<Reply> },
): Promise<Outcome<Reply>> {
  const { promise, resolve } = Promise.withResolvers<Outcome<Reply>>()
  let timer: { stop(): void } | null = null
  const onMessage = (message: ThreadMessage<Reply>): void => {
    if (message.kind === 'started')
      timer = ports.startTimer(budget, () => resolve({ fault: 'late' }))
    if (message.kind === 'answered') resolve({ reply: message.reply })
  }
  const onEnd = (): void => resolve({ fault: 'broken' })
  thread.on('message', onMessage)
  thread.on('exit', onEnd)
  thread.ref()
  thread.postMessage(request)
  const outcome = await promise.finally(() => timer?.stop())
  thread.off('message', onMessage)
  thread.off('exit', onEnd)
  thread.unref()
  if ('fault' in outcome) await thread.terminate()
  return outcome
}
