import { Temporal } from 'temporal-polyfill'
import { officeHours } from './office-hours.ts'
import { instantOf, type Taken } from './propose-slots.ts'
import { isWorkday, plusDays } from './working-days.ts'

const WORKDAYS = 5

/** From when to when the office is open on a day; null on a day on which nobody works. */
export function officeDay(on: string): Taken | null {
  const hours = isWorkday(on) ? officeHours[Temporal.PlainDate.from(on).dayOfWeek] : undefined
  return hours ? { from: instantOf(on, hours.from), to: instantOf(on, hours.to) } : null
}

/** Monday and Friday of the week in which the day lies. */
export function weekOf(on: string): { from: string; to: string } {
  const monday = plusDays(on, 1 - Temporal.PlainDate.from(on).dayOfWeek)
  return { from: monday, to: plusDays(monday, WORKDAYS - 1) }
}

/**
 * What is left of a stretch of time once others are taken out of it; `taken` by their beginning.
 */
export function freeBetween({ from, to }: Taken, taken: readonly Taken[]): Taken[] {
  const free: Taken[] = []
  let start = from
  for (const other of taken) {
    if (other.from > start) free.push({ from: start, to: other.from < to ? other.from : to })
    if (other.to > start) start = other.to
    if (start >= to) return free
  }
  return [...free, { from: start, to }]
}
