import { languageTag } from './language.ts'

const ZONE = 'Europe/Berlin'
const DAY_MS = 86_400_000

const formatted = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(languageTag(), { timeZone: ZONE, ...options }).format(new Date(iso))

/** The office's calendar day of a date-time, as yyyy-mm-dd; a plain date stays. */
export const dayOf = (iso: string): string =>
  iso.length === 10
    ? iso
    : new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(iso))

/** 23.11.2026 */
export const formatDay = (iso: string): string =>
  formatted(iso, { day: '2-digit', month: '2-digit', year: 'numeric' })

/** 23.11. */
export const formatShortDay = (iso: string): string =>
  formatted(iso, { day: '2-digit', month: '2-digit' })

/** Freitag, 20.11.2026 */
export const formatLongDay = (iso: string): string =>
  formatted(iso, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })

/** November 2026 */
export const formatMonth = (iso: string): string =>
  formatted(iso, { month: 'long', year: 'numeric' })

/** 14:05 */
export const formatTime = (iso: string): string =>
  formatted(iso, { hour: '2-digit', minute: '2-digit' })

/** 23.11.2026, 14:05 */
export const formatDayTime = (iso: string): string => `${formatDay(iso)}, ${formatTime(iso)}`

/** The day so many days later, as yyyy-mm-dd. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * Whole calendar days from `from` to `to`; negative when `to` is past. Both may be dates or
 * date-times.
 */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY_MS)

/** 1.250 or 1,250 */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(languageTag()).format(value)
