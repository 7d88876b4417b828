/** Whole days in the office's calendar, both included; always whole months that are over. */
export type Period = { from: string; to: string }

/** A year (`2026`), a quarter (`2026-Q2`) or a month (`2026-05`). */
export const PERIOD_KEY = /^(?:19|20|21)\d\d(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?$/

/**
 * What of a period is over, month by month, and as many months of the one before. Only whole
 * months: two periods that differed by a day would tell what happened on it (docs/procedure.md,
 * "Figures"). Null where none of its months is over.
 */
export function periodOf(key: string, today: string): { period: Period; before: Period } | null {
  const { first, length } = monthsOf(key)
  const over = Math.min(first + length, monthOf(today))
  return over > first
    ? { period: spanOf(first, over), before: spanOf(first - length, over - length) }
    : null
}

/** The quarter of a day, or the one before it as long as none of its months is over. */
export function openingPeriod(today: string): string {
  const month = monthOf(today)
  const first = Math.floor((month - 1) / 3) * 3
  return `${Math.floor(first / 12)}-Q${(first % 12) / 3 + 1}`
}

/** Months since the year 0. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function monthsOf(key: string): { first: number; length: number } {
  const year = Number(key.slice(0, 4)) * 12
  if (key.length === 4) return { first: year, length: 12 }
  const part = key.slice(5)
  return part.startsWith('Q')
    ? { first: year + (Number(part.slice(1)) - 1) * 3, length: 3 }
    : { first: year + Number(part) - 1, length: 1 }
}

const dayOfMonth = (month: number, day: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10)

const spanOf = (first: number, end: number): Period => ({
  from: dayOfMonth(first, 1),
  to: dayOfMonth(end, 0),
})
