import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

const START_MS = 30_000

export type ThreadLimits = {
  /** For one request. */ deadlineMs: number
  heapMb: number
  /** Of it for what is short-lived. */ youngMb: number
}

/**
 * Asks a file that runs in a thread of its own, without the environment, one request at a time; it
 * says `message` once when it is ready and once for each request. Null where a request took too
 * long or too much memory: the thread is of no more use then, and the next request gets a new one.
 */
export function loneThread<Request, Reply>(
  file: URL,
  { deadlineMs, heapMb, youngMb }: ThreadLimits,
): (request: Request) => Promise<Reply | null> {
  let worker: Promise<Worker> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    const thread = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
      env: {},
    })
    await once(thread, 'message', { signal: AbortSignal.timeout(START_MS) })
    // a thread that dies between two requests is replaced; during one, `ask` hears it first
    thread.on('error', () => (worker = null))
    return thread
  }

  async function ask(request: Request): Promise<Reply | null> {
    worker ??= start()
    const thread = await worker.catch((error: unknown) => {
      worker = null
      throw error
    })
    thread.ref()
    try {
      thread.postMessage(request)
      const [reply] = (await once(thread, 'message', {
        signal: AbortSignal.timeout(deadlineMs),
      })) as [Reply]
      return reply
    } catch {
      worker = null
      await thread.terminate()
      return null
    } finally {
      thread.unref()
    }
  }

  return async (request) => {
    const turn = queue.then(() => ask(request))
    queue = turn.catch(() => undefined)
    return await turn
  }
}
