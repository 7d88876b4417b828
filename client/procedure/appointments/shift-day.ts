import { parseDate } from '@internationalized/date'

/** The day so many days later; both as yyyy-mm-dd. */
export const shiftDay = (on: string, days: number): string => parseDate(on).add({ days }).toString()
