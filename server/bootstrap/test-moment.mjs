// @ts-check
// The day on which the tests take place: what holds on a Tuesday morning may break on a Sunday, at
// a year's end or while the clocks change.
import { Refusal } from './run.mjs'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Far enough that the engine, whose time only goes forward, is never asked to go back. */
const LEAD_MS = 5 * MINUTE_MS
const ZONE = 'Europe/Berlin'
const [SUNDAY, MONDAY, TUESDAY, FRIDAY] = [0, 1, 2, 5]
const [FEBRUARY, MARCH, SEPTEMBER, OCTOBER, DECEMBER] = [1, 2, 8, 9, 11]

/**
 * @typedef {{ year: number, month: number, day: number, weekday: number, isLastOfMonth: boolean }}
 * Day
 */
/** @typedef {{ on: (day: Day) => boolean, at: [hour: number, minute: number] }} Moment */

/**
 * A moment is the next day that fits, at an hour of the office's clock. All are awkward but the
 * last.
 * @type {Record<string, Moment>}
 */
export const MOMENTS = {
  'sunday-noon': { on: ({ weekday }) => weekday === SUNDAY, at: [12, 0] },
  'monday-morning': { on: ({ weekday }) => weekday === MONDAY, at: [7, 0] },
  'friday-evening': { on: ({ weekday }) => weekday === FRIDAY, at: [17, 59] },
  holiday: { on: ({ month, day }) => month === DECEMBER && day === 25, at: [10, 0] },
  'new-years-eve': { on: ({ month, day }) => month === DECEMBER && day === 31, at: [23, 30] },
  'spring-forward': {
    on: ({ month, day, weekday }) => month === MARCH && weekday === SUNDAY && day > 24,
    at: [1, 45],
  },
  'fall-back': {
    on: ({ month, day, weekday }) => month === OCTOBER && weekday === SUNDAY && day > 24,
    at: [2, 30],
  },
  'leap-day': { on: ({ month, day }) => month === FEBRUARY && day === 29, at: [12, 0] },
  'month-end': { on: ({ isLastOfMonth }) => isLastOfMonth, at: [0, 30] },
  tuesday: {
    on: ({ month, day, weekday }) =>
      month === SEPTEMBER && weekday === TUESDAY && day > 7 && day < 15,
    at: [10, 0],
  },
}

/**
 * Reads TEST_NOW: a name from above, an instant to come as ISO 8601, or `real` for no other time
 * than the machine's. Without it the moments take turns, from hour to hour and from day to day.
 * @param {string | undefined} wanted
 * @param {number} now real time in milliseconds
 * @returns {{ name: string, instant: number }}
 */
export function chooseMoment(wanted, now) {
  if (wanted === 'real') return { name: 'real', instant: now }
  const name = wanted || turn(now)
  const moment = MOMENTS[name]
  const instant = moment ? nextOf(moment, now + LEAD_MS) : Date.parse(name)
  if (Number.isNaN(instant) || instant < now)
    throw new Refusal(
      `TEST_NOW is an instant to come (2027-03-28T00:45:00Z), real, or one of: ` +
        `${Object.keys(MOMENTS).join(', ')}`,
    )
  return { name, instant }
}

/** @param {number} now */
function turn(now) {
  const names = Object.keys(MOMENTS)
  const count = Math.floor(now / DAY_MS) + Math.floor((now % DAY_MS) / HOUR_MS)
  return names[count % names.length] ?? 'real'
}

/**
 * @param {Moment} moment
 * @param {number} after
 */
function nextOf({ on, at }, after) {
  for (let noon = after - (after % DAY_MS) - DAY_MS / 2; ; noon += DAY_MS) {
    const day = dayAt(noon)
    const instant = on(day) ? instantOf(day, at) : 0
    if (instant > after) return instant
  }
}

/**
 * @param {number} noon
 * @returns {Day}
 */
function dayAt(noon) {
  const date = new Date(noon)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    isLastOfMonth: new Date(noon + DAY_MS).getUTCDate() === 1,
  }
}

/**
 * The instant at which the office's clock shows this; the first one where it shows it twice.
 * @param {Day} day
 * @param {[number, number]} at
 */
function instantOf({ year, month, day }, [hour, minute]) {
  const shown = Date.UTC(year, month, day, hour, minute)
  return shown - aheadMs(shown - 3 * HOUR_MS)
}

/**
 * How far the office's clock is ahead of UTC.
 * @param {number} instant
 */
function aheadMs(instant) {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - instant
}
