import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import { conflict } from '#server/base/errors.ts'
import { listHappened, lastEventId, type Happened } from './what-happened.ts'
import { findTraining, writeTraining } from '#server/engine/embedded/training-folder.ts'
import type { SettleMonitor } from './settle-monitor.ts'

/** On top of a due point, so that the engine surely sees it passed. */
const BEYOND_MS = 5_000
const STEPS_AT_MOST = 5_000

export type Move = { from: string; to: string; happened: Happened[]; failed: string | null }
export type TrainingStatus = {
  now: string
  moving: { to: string } | null
  nextDue: string | null
  last: Move | null
}

export type MoverOptions = {
  deps: Deps
  engine: Engine
  monitor: SettleMonitor
  dataDir: string
  eventTexts: EventTexts
  /** What else becomes due by the trial's time; done after each step. */
  schedules: (() => Promise<unknown>)[]
}

/**
 * Moves engine and application together, from one due point to the next, and rests at each until
 * nothing is under way.
 */
export class Mover {
  readonly #options: MoverOptions
  #moving: { to: string } | null = null
  #last: Move | null = null
  #run: Promise<void> = Promise.resolve()
  #isStopping = false

  constructor(options: MoverOptions) {
    this.#options = options
  }

  /** Where the training keeps its state. */
  get dataDir(): string {
    return this.#options.dataDir
  }

  status(): TrainingStatus {
    const { deps, monitor } = this.#options
    const due = monitor.nextDue()
    return {
      now: deps.clock.now().toISOString(),
      moving: this.#moving,
      nextDue: due ? new Date(due).toISOString() : null,
      last: this.#last,
    }
  }

  /**
   * Begins to move to `target` and returns at once.
   * @throws AppError MOVING while another move is on
   */
  start(target: Date): void {
    if (this.#moving)
      throw conflict('MOVING', {
        de: 'Die Zeit läuft gerade schon weiter. Bitte warten Sie einen Moment.',
        en: 'Time is moving already. Please wait a moment.',
      })
    this.#moving = { to: target.toISOString() }
    this.#run = this.#move(target).finally(() => {
      this.#moving = null
    })
  }

  /** Resolves when the move that is on has ended. */
  async rest(): Promise<void> {
    await this.#run
  }

  /** Returns once nothing is under way. */
  async settle(): Promise<void> {
    const { deps, engine, monitor } = this.#options
    await monitor.settle(deps, engine)
  }

  /** Ends the move at its next step; both clocks stand where they are. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#run
  }

  async #move(target: Date): Promise<void> {
    const { deps, eventTexts } = this.#options
    const from = deps.clock.now().toISOString()
    const before = await lastEventId(deps)
    let failed: string | null = null
    try {
      await this.#goTo(target.getTime())
    } catch (error) {
      failed = error instanceof Error ? error.message : 'unknown'
      deps.log.error({ err: failed }, 'training: time stopped on the way')
    }
    this.#last = {
      from,
      to: deps.clock.now().toISOString(),
      happened: await listHappened(deps, { eventId: before, from, eventTexts }),
      failed,
    }
    deps.db.announceNow(['tasks', 'cases', 'campaigns', 'prints', 'invitations'])
  }

  async #goTo(target: number): Promise<void> {
    const { deps, engine, monitor, schedules } = this.#options
    for (let step = 0; step < STEPS_AT_MOST; step++) {
      await monitor.settle(deps, engine)
      const now = deps.clock.now().getTime()
      if (now >= target || this.#isStopping) return
      const due = monitor.nextDue()
      await this.#jump(Math.min(target, due === null ? target : due + BEYOND_MS) - now)
      for (const run of schedules) await run()
    }
    throw new Error('the target was not reached')
  }

  /** Kept first, so that a start after a crash sets both clocks to where this step leads. */
  async #jump(ms: number): Promise<void> {
    const { deps, engine, dataDir } = this.#options
    const step = Math.max(ms, 1)
    const offsetMs = deps.clock.offsetMs() + step
    writeTraining(dataDir, { ...(findTraining(dataDir) ?? { isScenePlayed: false }), offsetMs })
    await engine.clock.add(step)
    deps.clock.setOffset(offsetMs)
  }
}
