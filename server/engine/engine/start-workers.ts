import type { ZBWorker } from 'zeebe-node'
import type { Deps } from '#server/base/deps.ts'
import type { Engine } from './client.ts'
import type { Worker } from './define-worker.ts'
import { createJobQueue, type JobQueue } from './job-queue.ts'
import { reportJob } from './report-job.ts'
import { nameOf, runJob, type Job } from './run-job.ts'
import { LONG_POLL_MS } from './zeebe-node.ts'

const JOBS_HELD = 256
const WATCH_EVERY_MS = 5000
/**
 * A worker with room asks anew at the latest when its long poll ends; one that did not for twice
 * that time has stopped.
 */
const STALLED_AFTER_MS = 2 * LONG_POLL_MS + WATCH_EVERY_MS

type Variables = Record<string, unknown>
type ZeebeWorker = ZBWorker<Variables, Record<string, string>, Variables>
type WorkerHealth = {
  jobType: string
  isPolling: boolean
  held: number
  done: number
  failed: number
  recreated: number
}
export type Workers = {
  /** Takes no more jobs and waits for those in hand. Close the engine afterwards, never before. */
  stop(): Promise<void>
  health(): WorkerHealth[]
}

/**
 * Connects the workers to the engine: one poller per job type. They come back by themselves after
 * the engine was away.
 */
export function startWorkers(engine: Engine, workers: readonly Worker[], deps: Deps): Workers {
  const pollers = workers.map((worker) => new Poller(engine, worker, deps))
  const stopListening = engine.connection.onBack(() => pollers.forEach((poller) => poller.renew()))
  const watch = setInterval(() => pollers.forEach((poller) => poller.watch()), WATCH_EVERY_MS)
  watch.unref()
  return {
    async stop() {
      clearInterval(watch)
      stopListening()
      await Promise.all(pollers.map((poller) => poller.stop()))
    },
    health: () => pollers.map((poller) => poller.health()),
  }
}

class Poller {
  readonly #engine: Engine
  readonly #worker: Worker
  readonly #deps: Deps
  readonly #queue: JobQueue
  #poller: ZeebeWorker
  #polls = 0
  #lastPoll = performance.now()
  #isStopping = false
  #counts = { done: 0, failed: 0, recreated: 0 }

  constructor(engine: Engine, worker: Worker, deps: Deps) {
    this.#engine = engine
    this.#worker = worker
    this.#deps = deps
    this.#queue = createJobQueue(worker.concurrency, worker.timeoutMs / 2)
    this.#poller = this.#open()
  }

  /**
   * Replaces the poller: its connection or its polling may have died silently. Jobs in hand go on.
   */
  renew(): void {
    if (this.#isStopping) return
    const old = this.#poller
    this.#counts.recreated++
    this.#poller = this.#open()
    void closePoller(old)
  }

  watch(): void {
    const now = performance.now()
    if (this.#poller.pollCount !== this.#polls || this.#queue.size() > 0) this.#lastPoll = now
    this.#polls = this.#poller.pollCount
    if (now - this.#lastPoll < STALLED_AFTER_MS) return
    this.#deps.log.warn(
      { jobType: this.#worker.jobType },
      'a worker stopped asking for jobs and is started anew',
    )
    this.#lastPoll = now
    this.renew()
  }

  health(): WorkerHealth {
    return {
      jobType: this.#worker.jobType,
      isPolling: this.#engine.isUp() && performance.now() - this.#lastPoll < STALLED_AFTER_MS,
      held: this.#queue.size(),
      ...this.#counts,
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await closePoller(this.#poller)
  }

  #open(): ZeebeWorker {
    const { jobType, fetch, interactive, timeoutMs } = this.#worker
    const poller: ZeebeWorker = this.#engine.connection
      .client()
      .createWorker<Variables, Record<string, string>, Variables>({
        taskType: jobType,
        fetchVariable: fetch.length ? fetch : ['-'], // an empty list would mean all variables
        maxJobsToActivate: JOBS_HELD,
        pollInterval: interactive ? 10 : 250,
        timeout: timeoutMs,
        debug: true, // counts the polls, which the watchdog compares
        taskHandler: async (job) => {
          await this.#queue
            .add(() => this.#do(job as unknown as Job))
            .catch((error: unknown) =>
              this.#deps.log.error(
                { jobType, err: nameOf(error) },
                'a job was left to its time-out',
              ),
            )
          return job.forward()
        },
      })
    return poller
  }

  async #do(raw: Job & { bpmnProcessId?: string }): Promise<void> {
    const {
      key,
      type,
      processInstanceKey,
      elementId,
      elementInstanceKey,
      customHeaders,
      retries,
      variables,
    } = raw
    const job: Job = {
      key,
      type,
      processInstanceKey,
      elementId,
      elementInstanceKey,
      customHeaders,
      retries,
      variables,
      processId: String(raw.bpmnProcessId),
    }
    const verdict = await runJob(this.#worker, job, this.#deps)
    const heard = await reportJob(this.#engine.connection, key, verdict)
    const isDone = verdict.kind !== 'fail'
    this.#counts[isDone ? 'done' : 'failed']++
    const about = { jobType: type, jobKey: key, processInstanceKey, elementId }
    if (verdict.kind === 'fail')
      this.#deps.log.warn(
        {
          ...about,
          err: verdict.message,
          stack: placesOf(verdict.cause),
          retries: verdict.retries,
        },
        'a job failed',
      )
    if (heard !== 'told')
      this.#deps.log.info({ ...about, heard }, 'the engine did not take the answer to a job')
  }
}

/** Where an error came from, without its message, which might hold data. */
function placesOf(error: unknown): string[] | undefined {
  if (!(error instanceof Error)) return undefined
  return error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 5)
    .map((line) => line.trim())
}

/**
 * zeebe-node leaves its open poll behind when it closes with jobs in hand; the broker would wait 30
 * s for it at its own end.
 */
async function closePoller(poller: ZeebeWorker): Promise<void> {
  const { jobStream } = poller as unknown as { jobStream?: { cancel?: () => void } }
  const closed = poller.close()
  jobStream?.cancel?.()
  await closed
}
