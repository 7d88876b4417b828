import { localDate, plusMonths } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid } from '#server/base/errors.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { reviewUntil } from './plan-answers.ts'

/** A goal lies at most so far ahead. */
export const TARGET_MONTHS = 18

/**
 * The last day on which a plan may be reviewed, `YYYY-MM-DD`: by the setting `review`, at most six
 * months from today (docs/procedure.md, "Help plan").
 */
export async function lastReviewDay(deps: Deps): Promise<string> {
  const { amount } = ruleFor('review', await readAmounts(deps.db.query))
  return plusMonths(localDate(deps.clock.now()), amount)
}

/** @throws AppError INVALID unless the day lies ahead, and not after the last one */
export async function demandReviewDay(deps: Deps, path: string, on: string): Promise<void> {
  const last = await lastReviewDay(deps)
  if (on <= todayOf(deps) || on > last) throw invalid([{ path, message: reviewUntil(last) }])
}

export const todayOf = (deps: Deps): string => localDate(deps.clock.now())
