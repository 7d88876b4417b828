import type { Sentence } from '#server/base/errors.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Period } from './period.ts'
import type { Audience } from './suppression.ts'
import type { Span } from './survival.ts'

/** What one agency contributes: a share of `n`, or how long `spans` took. */
export type Sample = { agency: string; numerator: number; n: number; spans?: Span[] }

export type FigureText = { name: Sentence; definition: Sentence; population: Sentence }

/** A figure of domain 4.1: counted over a period at an instant, by agency. */
export type Figure = FigureText & {
  id: string
  /** `share`: numerator ÷ n. `workdays`: median and P80 of the spans. */
  unit: 'share' | 'workdays'
  audience: Audience
  count(deps: Deps, period: Period): Promise<Sample[]>
}

/** A day of the office's calendar for SQL. */
export const localDay = (column: string): string => `(${column} AT TIME ZONE 'Europe/Berlin')::date`
