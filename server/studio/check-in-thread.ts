import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Known } from './check-drawing.ts'
import type { CheckReply } from './check-worker.ts'
import type { Finding } from './finding.ts'
import { fault } from './refuse-xml.ts'

const DEADLINE_MS = 10_000
const START_MS = 30_000
const HEAP_MB = 256

let worker: Promise<Worker> | null = null
let queue: Promise<unknown> = Promise.resolve()

/** Checks a drawing in a thread of its own: a file that would keep the checker busy or fill the memory is refused, and nobody else waits. */
export async function checkInThread(request: Known & { xml: string }): Promise<Finding[]> {
  const turn = queue.then(() => ask(request))
  queue = turn.catch(() => undefined)
  return await turn
}

async function ask(request: Known & { xml: string }): Promise<Finding[]> {
  worker ??= start()
  const thread = await worker.catch((error: unknown) => {
    worker = null
    throw error
  })
  thread.ref()
  try {
    thread.postMessage(request)
    const [reply] = (await once(thread, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })) as [CheckReply]
    return 'findings' in reply ? reply.findings : [fault('unreadable', 'Die Datei ist kein BPMN.', 'The file is no BPMN.')]
  } catch {
    worker = null // the deadline or the heap limit: the next drawing gets a new thread
    await thread.terminate()
    return [fault('too-costly', 'Die Datei lässt sich nicht in angemessener Zeit prüfen.', 'The file cannot be checked in reasonable time.')]
  } finally {
    thread.unref()
  }
}

async function start(): Promise<Worker> {
  const thread = new Worker(new URL('./check-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 }, env: {} })
  await once(thread, 'message', { signal: AbortSignal.timeout(START_MS) })
  thread.on('error', () => (worker = null))
  return thread
}
