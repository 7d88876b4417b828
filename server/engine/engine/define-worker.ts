import type { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'

/** What a handler may know of the job besides its input; keys are text. */
export type JobInfo = {
  key: string
  type: string
  processId: string
  processInstanceKey: string
  elementId: string
  elementInstanceKey: string
  /** Headers from the drawing, such as `rule` of deadline.calculate. */
  customHeaders: Record<string, string>
  /** Tries left, this one included. */
  retries: number
}

export type WorkerDefinition<Input extends z.ZodObject, Output extends z.ZodObject> = {
  /** Job type of the drawing and name of the file. */
  jobType: string
  /** Only the variables named here are fetched. */
  input: Input
  /** Only the variables named here reach the process. */
  output: Output
  /** A person waits for it: asked for every 10 ms instead of every 250 ms. */
  interactive?: boolean
  /** How long a job is ours before the engine hands it out again; 20 s unless named. */
  timeoutMs?: number
  /** How many handlers run side by side; 8 unless named. */
  concurrency?: number
  /**
   * One use case. It may run twice for the same job. A BpmnError goes to the drawing, any other
   * error is tried again later.
   */
  handle(input: z.output<Input>, deps: Deps, job: JobInfo): Promise<z.input<Output>>
}

/**
 * A worker as data. Inputs and outputs are checked around `handle`, so this form without types is
 * safe to keep in a list.
 */
export type Worker = {
  jobType: string
  /** Names of the variables to fetch. */
  fetch: string[]
  interactive: boolean
  timeoutMs: number
  concurrency: number
  input: z.ZodObject
  output: z.ZodObject
  run(input: unknown, deps: Deps, job: JobInfo): Promise<unknown>
}

const TIMEOUT_MS = 20_000
const CONCURRENCY = 8

/** Defines what is done for a job type; `startWorkers` connects it to the engine. */
export function defineWorker<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: WorkerDefinition<Input, Output>,
): Worker {
  const {
    jobType,
    input,
    output,
    interactive = false,
    timeoutMs = TIMEOUT_MS,
    concurrency = CONCURRENCY,
  } = definition
  return {
    jobType,
    input,
    output,
    interactive,
    timeoutMs,
    concurrency,
    fetch: Object.keys(input.shape),
    run: (parsed, deps, job) => definition.handle(parsed as z.output<Input>, deps, job),
  }
}
