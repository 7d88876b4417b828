import { plusDays } from '#server/procedure/calendar/working-days.ts'

/** Whole days in the office's calendar, both included. */
export type Period = { from: string; to: string }

const DAY_MS = 86_400_000

/** The quarter of a day so far, as the page opens. */
export function quarterOf(today: string): Period {
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
  return { from: `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, to: today }
}

/** As many days that end the day before the period begins. */
export function periodBefore({ from, to }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
  const end = plusDays(from, -1)
  return { from: plusDays(end, -days), to: end }
}
