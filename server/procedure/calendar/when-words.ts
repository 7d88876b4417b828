import { Temporal } from 'temporal-polyfill'
import { timeOf } from './propose-slots.ts'
import { officeZone } from './working-days.ts'

/** "Donnerstag, 3. Dezember, 10:00 Uhr" */
export function whenWords(startsAt: Date): { de: string; en: string } {
  const at = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(
    officeZone,
  )
  const day = (language: string): string =>
    at.toPlainDate().toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const time = timeOf(startsAt.toISOString())
  return { de: `${day('de-DE')}, ${time} Uhr`, en: `${day('en-GB')}, ${time}` }
}

/** "3. Dezember 2026" */
export function dayWords(day: string): { de: string; en: string } {
  const date = Temporal.PlainDate.from(day)
  const words = (language: string): string =>
    date.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })
  return { de: words('de-DE'), en: words('en-GB') }
}
