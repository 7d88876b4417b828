import type { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { AppError, BpmnError, NotYet } from '#server/base/errors.ts'
import type { JobInfo, Worker } from './define-worker.ts'

export type Job = JobInfo & { variables: Record<string, unknown> }

/** What is said to the engine about a job. Messages are of our own making and hold no values. */
export type Verdict =
  | { kind: 'complete'; variables: Record<string, unknown> }
  | { kind: 'error'; code: string }
  | { kind: 'fail'; message: string; retries: number; backOffMs: number; cause?: unknown }

const FIRST_BACK_OFF_MS = 1000
const LAST_BACK_OFF_MS = 60_000

/** Runs the handler for a job: input checked, output checked, every error caught. Never throws. */
export async function runJob(worker: Worker, job: Job, deps: Deps): Promise<Verdict> {
  const input = worker.input.safeParse(job.variables)
  if (!input.success) return disagree(`drawing and code disagree: ${worker.jobType}`, input.error)
  try {
    const { variables: _, ...info } = job
    const output = worker.output.safeParse(await worker.run(input.data, deps, info))
    if (!output.success)
      return disagree(`code and contract disagree: ${worker.jobType}`, output.error)
    return { kind: 'complete', variables: output.data }
  } catch (error) {
    if (error instanceof BpmnError) return { kind: 'error', code: error.code }
    if (error instanceof NotYet)
      return {
        kind: 'fail',
        message: error.message,
        retries: job.retries,
        backOffMs: FIRST_BACK_OFF_MS,
      }
    return {
      kind: 'fail',
      message: nameOf(error),
      retries: Math.max(0, job.retries - 1),
      backOffMs: backOffMs(job.retries),
      cause: error,
    }
  }
}

/** An incident at once: trying again cannot help. */
function disagree(sentence: string, { issues }: z.ZodError): Verdict {
  const paths = [...new Set(issues.map(({ path }) => String(path[0] ?? '')))].filter(Boolean)
  return {
    kind: 'fail',
    message: `${sentence} ${paths.join(', ')}`.trim(),
    retries: 0,
    backOffMs: 0,
  }
}

/**
 * What may be said of an error where personal data must not go: the code of our own errors, else
 * the class.
 */
export function nameOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  return error instanceof Error ? error.constructor.name : 'unknown error'
}

/**
 * Longer the fewer tries are left, from one second to a minute; three tries are the engine's
 * default.
 */
export function backOffMs(retries: number): number {
  return Math.min(FIRST_BACK_OFF_MS * 4 ** Math.max(0, 3 - retries), LAST_BACK_OFF_MS)
}
