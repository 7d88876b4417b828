import { getHolidays } from 'feiertagejs'
import { Temporal } from 'temporal-polyfill'

/** The zone in which this office lives. */
export const officeZone = 'Europe/Berlin'

const holidayNames = new Map<number, Map<string, string>>()

/** The public holidays of North Rhine-Westphalia in a year, by date. */
export function holidaysOf(year: number): { on: string; name: string }[] {
  return [...namesOf(year)].map(([on, name]) => ({ on, name }))
}

function isHoliday(on: string): boolean {
  return namesOf(day(on).year).has(on)
}

/**
 * Monday to Friday without public holidays. Christmas Eve, New Year's Eve and carnival Monday are
 * working days: deadlines do not move for them.
 */
export function isWorkday(on: string): boolean {
  return day(on).dayOfWeek <= 5 && !isHoliday(on)
}

/** The day itself if it is a working day, else the next one (§ 26 (3) SGB X, § 193 BGB). */
export function nextWorkday(on: string): string {
  return isWorkday(on) ? on : nextWorkday(plusDays(on, 1))
}

/**
 * The day itself if it is a working day, else the one before: for hints that come ahead of a date.
 */
export function previousWorkday(on: string): string {
  return isWorkday(on) ? on : previousWorkday(plusDays(on, -1))
}

/**
 * Counts working days from the day after `on` (§ 187 (1) BGB); a negative amount counts back from
 * the day before. Zero is the day itself or the next working day.
 */
export function addWorkdays(on: string, amount: number): string {
  const step = Math.sign(amount)
  let [at, left] = [amount === 0 ? nextWorkday(on) : on, Math.abs(amount)]
  while (left > 0) {
    at = plusDays(at, step)
    if (isWorkday(at)) left--
  }
  return at
}

/**
 * How many working days lie after `from` up to and including `to`; negative when `to` is earlier.
 */
export function workdaysBetween(from: string, to: string): number {
  if (to < from) return -workdaysBetween(to, from)
  let between = workdaysInYear(to) - workdaysInYear(from)
  for (let year = yearOf(from); year < yearOf(to); year++) between += countsOf(year).at(-1) ?? 0
  return between
}

const workdayCounts = new Map<number, readonly number[]>()
const yearOf = (on: string): number => day(on).year

/** Working days of the year up to and including the day. */
const workdaysInYear = (on: string): number => countsOf(yearOf(on))[day(on).dayOfYear - 1] ?? 0

/** For each day of a year the working days so far: reckoned once, since figures ask for thousands. */
function countsOf(year: number): readonly number[] {
  const known = workdayCounts.get(year)
  if (known) return known
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  let count = 0
  const counts = Array.from({ length: first.daysInYear }, (_, n) => {
    if (isWorkday(first.add({ days: n }).toString())) count++
    return count
  })
  workdayCounts.set(year, counts)
  return counts
}

export function plusDays(on: string, days: number): string {
  return day(on).add({ days }).toString()
}

/**
 * The same day of a later month, or the last day of a month that has no such day (§ 188 (3) BGB).
 */
export function plusMonths(on: string, months: number): string {
  return day(on).add({ months }, { overflow: 'constrain' }).toString()
}

/** The calendar day in the office at this instant. */
export function localDate(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(officeZone)
    .toPlainDate()
    .toString()
}

const day = (on: string) => Temporal.PlainDate.from(on)

function namesOf(year: number): Map<string, string> {
  const known = holidayNames.get(year)
  if (known) return known
  const holidays = getHolidays(String(year), 'NW').toSorted((a, b) =>
    a.dateString < b.dateString ? -1 : 1,
  )
  const names = new Map(
    holidays.map((holiday) => [holiday.dateString, holiday.translate('de') ?? holiday.name]),
  )
  holidayNames.set(year, names)
  return names
}
