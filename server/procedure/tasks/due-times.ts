import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Berlin'
const SUNDAY = 7

const startOf = (day: Temporal.PlainDate): Date =>
  new Date(day.toZonedDateTime(ZONE).epochMilliseconds)

/** Midnight that ends the given day in Germany. */
export const endOfToday = (today: string): Date =>
  startOf(Temporal.PlainDate.from(today).add({ days: 1 }))

/** Midnight that ends the week (Sunday) of the given day in Germany. */
export function endOfWeek(today: string): Date {
  const day = Temporal.PlainDate.from(today)
  return startOf(day.add({ days: SUNDAY - day.dayOfWeek + 1 }))
}
