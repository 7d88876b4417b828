import type { Programme } from '#server/procedure/deployments/programme.ts'
import type { Drawing } from '#server/procedure/deployments/read-drawing.ts'

/**
 * What a drawing is checked against: its forms by id, the names of its contract, the job types that
 * a worker serves.
 */
export type Known = {
  forms: Record<string, unknown>
  contract: readonly string[]
  jobTypes: readonly string[]
  /** The process that the drawing is meant for. */
  process?: string
  /** What surrounds the drawing; without it the drawing is judged by itself. */
  programme?: Programme
}

/** A rule reports elements of a drawing. */
export type Rule = (
  drawing: Drawing,
  known: Known,
  report: (elementId: string, message: string, messageEn: string) => void,
) => void
