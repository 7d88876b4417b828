import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

/** What use cases, workers and routes are given; made once in the composition root. */
export type Deps = {
  db: Db
  clock: Clock
  log: Logger
  /** Seconds in which a completed task can be taken back. */
  undoSeconds: number
  /** Prints MUSTER on every letter. */
  watermark: boolean
  city: string
  /** Time can be moved, and everybody is invented. */
  isTraining?: boolean
}
