import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { EngineRefused, EngineUnavailable } from './errors.ts'
import type { Verdict } from './run-job.ts'

const TRIES = 6
const FIRST_PAUSE_MS = 10

/**
 * Tells the engine what became of a job. Tries again a few times while the engine is away; after
 * that the job times out and is done again. `gone`: the job was cancelled or timed out meanwhile.
 */
export async function reportJob(
  connection: Connection,
  jobKey: string,
  verdict: Verdict,
): Promise<'told' | 'gone' | 'unheard'> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      await tell(connection, jobKey, verdict)
      return 'told'
    } catch (error) {
      if (error instanceof EngineRefused) return 'gone'
      if (!(error instanceof EngineUnavailable)) throw error
      await pause(FIRST_PAUSE_MS * 3 ** attempt * (1 + Math.random() / 2))
    }
  }
  return 'unheard'
}

function tell(connection: Connection, jobKey: string, verdict: Verdict): Promise<void> {
  return connection.call((client) => {
    if (verdict.kind === 'complete')
      return client.completeJob({
        jobKey,
        variables: verdict.variables as Parameters<typeof client.completeJob>[0]['variables'],
      })
    if (verdict.kind === 'error')
      return client.throwError({
        jobKey,
        errorCode: verdict.code,
        errorMessage: verdict.code,
        variables: {},
      })
    return client.failJob({
      jobKey,
      errorMessage: verdict.message,
      retries: verdict.retries,
      retryBackOff: verdict.backOffMs,
    })
  })
}
