import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import { untilAvailable } from '#server/engine/engine/until-available.ts'
import { parseRecord, type EngineRecord } from '#server/engine/engine/records.ts'

/** Name of the messages that show when the engine is at rest. */
export const TRAINING_MARKER = 'TrainingMarker'
const BETWEEN_MS = 5
/** How long nothing at all may happen before that is called a fault. */
const STILL_MS = 120_000

/**
 * Knows when the engine and we are at rest, without guessing by silence: between two markers that
 * pass through the engine's one ordered log no other record came, no job is open, no timer is due,
 * and nothing of ours is on its way.
 */
export class SettleMonitor {
  readonly #timers = new Map<string, number>()
  readonly #jobs = new Set<string>()
  /** Jobs with an open incident wait for a person. */
  readonly #stuck = new Map<string, string>()
  readonly #markers = new Map<string, () => void>()
  #seen = 0

  /** Takes a line that came through the live door. */
  observe(line: string): void {
    const record = parseRecord(line)
    if (record.valueType === 'MESSAGE' && record.value['name'] === TRAINING_MARKER) {
      if (record.intent === 'PUBLISHED') this.#pass(String(record.value['correlationKey']))
      return
    }
    this.#seen++
    if (record.valueType === 'TIMER') this.#timer(record)
    if (record.valueType === 'JOB') this.#job(record)
    if (record.valueType === 'INCIDENT') this.#incident(record)
  }

  /** Timers that were armed before this program started. */
  async remember(deps: Deps): Promise<void> {
    const rows = await deps.db.query<{ key: string; dueAt: Date }>(
      `SELECT key, due_at AS "dueAt" FROM readmodel.timer WHERE state = 'created'`,
    )
    for (const { key, dueAt } of rows) this.#timers.set(key, dueAt.getTime())
  }

  /** Instant of the timer that is due next, in milliseconds; null when none is armed. */
  nextDue(): number | null {
    return this.#timers.size ? Math.min(...this.#timers.values()) : null
  }

  /** @throws Error when it is not at rest and for two minutes nothing happens either */
  async settle(deps: Deps, engine: Engine): Promise<void> {
    await this.#mark(engine)
    for (let before = this.#seen, since = performance.now(); ;) {
      if (this.#seen !== before) since = performance.now()
      before = this.#seen
      await this.#mark(engine)
      if (
        this.#seen === before &&
        this.#isEngineAtRest(deps.clock.now().getTime()) &&
        !(await isUnderWay(deps))
      )
        return
      if (performance.now() - since > STILL_MS)
        throw new Error('the engine is not at rest, yet nothing has happened for two minutes')
      await pause(BETWEEN_MS)
    }
  }

  #isEngineAtRest(now: number): boolean {
    return (
      [...this.#jobs].every((key) => this.#stuck.has(key)) &&
      [...this.#timers.values()].every((due) => due > now)
    )
  }

  async #mark(engine: Engine): Promise<void> {
    const key = randomUUID()
    const passed = new Promise<void>((resolve) => void this.#markers.set(key, resolve))
    await untilAvailable(() =>
      engine.publishMessage({
        name: TRAINING_MARKER,
        correlationKey: key,
        messageId: key,
        timeToLiveMs: 0,
        variables: {},
      }),
    )
    await passed
  }

  #pass(key: string): void {
    this.#markers.get(key)?.()
    this.#markers.delete(key)
  }

  #timer({ key, intent, value }: EngineRecord): void {
    if (intent === 'CREATED') this.#timers.set(key, Number(value['dueDate']))
    else this.#timers.delete(key)
  }

  #job({ key, intent }: EngineRecord): void {
    if (intent === 'CREATED') this.#jobs.add(key)
    if (intent === 'COMPLETED' || intent === 'CANCELED' || intent === 'ERROR_THROWN')
      this.#jobs.delete(key)
  }

  #incident({ key, intent, value }: EngineRecord): void {
    const job = String(value['jobKey'])
    if (intent === 'CREATED' && job !== '-1') this.#stuck.set(job, key)
    if (intent === 'RESOLVED') this.#stuck.delete(job)
  }
}

async function isUnderWay(deps: Deps): Promise<boolean> {
  const [row] = await deps.db.query<{ busy: boolean }>(
    `SELECT EXISTS (SELECT FROM outbox WHERE state = 'pending')
       OR EXISTS (SELECT FROM submission WHERE state = 'waiting') AS busy`,
  )
  return row?.busy ?? true
}
