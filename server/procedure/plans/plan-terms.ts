import { localDate, plusMonths } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'

const REVIEW_MONTHS = 6
/** A goal lies at most so far ahead. */
export const TARGET_MONTHS = 18

/**
 * The last day on which a plan may be reviewed: six months from today, `YYYY-MM-DD`
 * (docs/procedure.md, "Help plan").
 */
export const lastReviewDay = (deps: Deps): string =>
  plusMonths(localDate(deps.clock.now()), REVIEW_MONTHS)
export const todayOf = (deps: Deps): string => localDate(deps.clock.now())
