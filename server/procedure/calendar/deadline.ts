import { endOfOfficeDay } from './office-hours.ts'
import { addWorkdays, nextWorkday, plusDays, plusMonths, previousWorkday } from './working-days.ts'

/**
 * How long something may take. `before` counts back from a date, for hints that come ahead of it.
 */
export type Rule = {
  key: string
  amount: number
  unit: 'days' | 'workdays' | 'months'
  direction?: 'after' | 'before'
}

type DeadlineRequest = { rule: Rule; from: string; posting?: number }

/**
 * When a period ends, as date-time with offset at the end of that office day.
 * `posting` is the number of days after which a posted letter counts as received (§ 37 (2) SGB X:
 * the fourth day, also when it is a Saturday, Sunday or holiday); `from` is then the posting day.
 * The first day is not counted (§ 187 (1) BGB); an end on a day without work moves to the next
 * working day (§ 26 (3) SGB X, § 193 BGB), a hint ahead of a date to the one before. See
 * docs/procedure.md, "Deadlines".
 */
export function deadlineFrom({ rule, from, posting = 0 }: DeadlineRequest): string {
  const received = plusDays(from, posting)
  return endOfOfficeDay(
    rule.direction === 'before' ? dayBefore(received, rule) : dayAfter(received, rule),
  )
}

/**
 * The deadline for a day that a person has chosen: moved to a working day, at the end of the office
 * day.
 */
export function deadlineOn(on: string): string {
  return endOfOfficeDay(nextWorkday(on))
}

function dayAfter(from: string, { unit, amount }: Rule): string {
  if (unit === 'workdays') return addWorkdays(from, amount)
  return nextWorkday(unit === 'months' ? plusMonths(from, amount) : plusDays(from, amount))
}

function dayBefore(from: string, { unit, amount }: Rule): string {
  if (unit === 'workdays') return addWorkdays(from, -amount)
  return previousWorkday(unit === 'months' ? plusMonths(from, -amount) : plusDays(from, -amount))
}
