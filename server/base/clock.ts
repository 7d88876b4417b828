/**
 * The two clocks of the house: `now()` is the trial's time (due dates, letters, metrics),
 * `wallNow()` real time (sessions, audit, limits).
 */
export type Clock = {
  now(): Date
  wallNow(): Date
  /** Distance of the trial's time from real time in milliseconds. */
  offsetMs(): number
  /** Sets the distance anew; only training and tests move time. */
  setOffset(ms: number): void
}

export function createClock(offsetMs = 0): Clock {
  let offset = offsetMs
  return {
    now: () => new Date(Date.now() + offset),
    wallNow: () => new Date(),
    offsetMs: () => offset,
    setOffset: (ms) => {
      offset = ms
    },
  }
}

/** Calendar day in Germany of an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(instant)
}

/** What a date column is given for an instant: its day here. */
export const dayToStore = (instant: Date): Date => new Date(dayOf(instant))

/**
 * The day that a date column holds: the database gives it as midnight UTC. Never for an instant,
 * whose day depends on the zone (`dayOf`).
 */
export function storedDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** Milliseconds of real time since `since`; for measuring how long something took. */
export function elapsedMs(since: Date): number {
  return Date.now() - since.getTime()
}
