import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { addWorkdays } from '#server/procedure/calendar/working-days.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'

/** A letter is printed, posted and read before the day. */
const NOTICE_BY_LETTER_DAYS = 10

export type Earliest = {
  today: string
  isByLetter: boolean
  wishedOn: string | null
  amounts: Readonly<Record<string, number>>
}

/**
 * From when on times are proposed: a letter has to arrive first, and whoever is asked to answer by a
 * day is not awaited before it is over, wherever holidays move that day to. Who is here or at the
 * phone may come on the next working day.
 */
export function earliestDay({ today, isByLetter, wishedOn, amounts }: Earliest): string {
  const first = isByLetter ? earliestByLetter(today, amounts) : addWorkdays(today, 1)
  return wishedOn !== null && wishedOn > first ? wishedOn : first
}

function earliestByLetter(today: string, amounts: Earliest['amounts']): string {
  const notice = { key: 'notice', amount: NOTICE_BY_LETTER_DAYS, unit: 'days' } as const
  const [arrived, answered] = [notice, ruleFor('appointment-proposal', amounts)].map((rule) =>
    deadlineFrom({ rule, from: today }).slice(0, 10),
  )
  const afterAnswer = addWorkdays(answered ?? today, 1)
  return arrived && arrived > afterAnswer ? arrived : afterAnswer
}
