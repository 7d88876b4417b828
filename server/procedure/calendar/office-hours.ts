import { Temporal } from 'temporal-polyfill'
import { nextWorkday, officeZone } from './working-days.ts'

/**
 * When the agencies are open, by ISO day of the week (1 = Monday). The letters say the same in
 * words.
 */
export const officeHours: Readonly<Record<number, { from: string; to: string }>> = {
  1: { from: '08:00', to: '16:00' },
  2: { from: '08:00', to: '16:00' },
  3: { from: '08:00', to: '16:00' },
  4: { from: '08:00', to: '18:00' },
  5: { from: '08:00', to: '13:00' },
}

/**
 * The end of the office day as date-time with offset, for example `2026-12-07T16:00:00+01:00`.
 * A day on which nobody works counts as the next working day.
 */
export function endOfOfficeDay(on: string): string {
  const day = Temporal.PlainDate.from(nextWorkday(on))
  const hours = officeHours[day.dayOfWeek]
  if (!hours) throw new Error(`no office hours for ${day.toString()}`)
  return day
    .toZonedDateTime({ timeZone: officeZone, plainTime: hours.to })
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
