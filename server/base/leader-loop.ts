import type pg from 'pg'
import { openConnection } from './db.ts'
import type { Deps } from './deps.ts'
import { recordBeat } from './heartbeat.ts'

const BEAT_EVERY_MS = 5000
/** How long one piece of work may take before the loop counts as silent. */
const PATIENCE_MS = 60_000

export type LeaderLoop = {
  /** Looks for work at once instead of after the pause. */
  nudge(): void
  stop(): Promise<void>
}

export type LoopOptions = {
  name: string
  /**
   * Key of the advisory lock that the leading replica holds; it falls with the replica's
   * connection.
   */
  lock: number
  pollMs: number
  /**
   * Done again and again while this replica leads; called at once after a nudge, else after the
   * pause.
   */
  work: () => Promise<void>
}

/**
 * Repeats some work on the one replica that holds a PostgreSQL advisory lock; another replica takes
 * over when it falls.
 */
export function startLeaderLoop(deps: Deps, options: LoopOptions): LeaderLoop {
  const loop = new Loop(deps, options)
  loop.start()
  return { nudge: () => loop.nudge(), stop: () => loop.stop() }
}

class Loop {
  readonly #deps: Deps
  readonly #options: LoopOptions
  #leader: pg.Client | null = null
  #stopping = false
  #again = false
  #wake: (() => void) | null = null
  #lastBeat = -Infinity
  #running: Promise<void> = Promise.resolve()

  constructor(deps: Deps, options: LoopOptions) {
    this.#deps = deps
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  nudge(): void {
    this.#again = true
    this.#wake?.()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.nudge()
    await this.#running
    await this.#resign()
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#again = false
      try {
        if (await this.#lead()) {
          await this.#options.work()
          await this.#beat()
        }
      } catch (error) {
        this.#deps.log.warn(
          { loop: this.#options.name, err: error instanceof Error ? error.message : 'unknown' },
          'a background loop failed and goes on',
        )
        await this.#resign()
      }
      if (!this.#again && !this.#stopping) await this.#pause()
    }
  }

  async #beat(): Promise<void> {
    if (performance.now() - this.#lastBeat < BEAT_EVERY_MS) return
    this.#lastBeat = performance.now()
    const { name, pollMs } = this.#options
    await recordBeat(this.#deps.db.query, {
      part: name,
      at: this.#deps.clock.wallNow(),
      freshMs: PATIENCE_MS + 2 * pollMs,
    })
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, this.#options.pollMs)
      this.#wake = done
      function done() {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #lead(): Promise<boolean> {
    if (this.#leader) return true
    const client = await openConnection(this.#deps.db.pool.options.connectionString!)
    client.on('error', () => {
      this.#leader = null
    })
    const { rows } = await client.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS got',
      [this.#options.lock],
    )
    if (rows[0]?.got) this.#leader = client
    else await client.end()
    return this.#leader !== null
  }

  async #resign(): Promise<void> {
    const leader = this.#leader
    this.#leader = null
    await leader?.end().catch(() => {})
  }
}
