import type { Engine } from '#server/engine/engine/client.ts'
import { EngineRefused, EngineUnavailable } from '#server/engine/engine/errors.ts'

export type OutboxRow = {
  id: string
  stream: string
  kind: 'publish' | 'complete'
  payload: Payload
  attempts: number
}
type Payload = {
  name: string
  correlationKey: string
  ttlMs: number
  isStart: boolean
  taskKey: string
  variables: Record<string, unknown>
}

export type Outcome =
  | { state: 'delivered'; confirmWithinMs: number }
  | { state: 'moot' }
  | { state: 'refused'; error: string }
  | { state: 'retry'; afterMs: number; error: string }

const CONFIRM_MS = 120_000
const FIRST_RETRY_MS = 20
const LAST_RETRY_MS = 15_000

/**
 * Hands one command to the engine. Never throws: only what the engine refuses for good is kept for
 * a person to see; everything else, an error that nobody foresaw too, is tried again with back-off
 * and jitter.
 */
export async function deliver(engine: Engine, row: OutboxRow): Promise<Outcome> {
  try {
    return row.kind === 'complete' ? await complete(engine, row) : await publish(engine, row)
  } catch (error) {
    if (error instanceof EngineRefused) return { state: 'refused', error: error.message }
    return { state: 'retry', afterMs: backOffMs(row.attempts), error: reasonOf(error) }
  }
}

/** Without values: what an error of our own says might hold some. */
function reasonOf(error: unknown): string {
  if (error instanceof EngineUnavailable) return error.message
  return error instanceof Error ? error.name : 'unknown'
}

async function complete(engine: Engine, { id, payload }: OutboxRow): Promise<Outcome> {
  const outcome = await engine.completeUserTask({
    userTaskKey: payload.taskKey,
    variables: payload.variables,
    action: id,
  })
  // "gone" after a lost answer is our own completion: its record carries this id in `action` and
  // settles the row as delivered
  return outcome === 'gone'
    ? { state: 'moot' }
    : { state: 'delivered', confirmWithinMs: CONFIRM_MS }
}

async function publish(engine: Engine, { id, payload }: OutboxRow): Promise<Outcome> {
  const { name, correlationKey, variables, ttlMs, isStart } = payload
  await engine.publishMessage({
    name,
    correlationKey,
    messageId: id,
    timeToLiveMs: ttlMs,
    variables,
  })
  return { state: 'delivered', confirmWithinMs: isStart ? CONFIRM_MS : ttlMs }
}

/** Milliseconds until the next try: doubles from 20 ms to 15 s, with up to half of it as jitter. */
function backOffMs(attempts: number, random: () => number = Math.random): number {
  const base = Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS)
  return Math.round(base * (1 + random() / 2))
}
