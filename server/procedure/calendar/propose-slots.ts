import { Temporal } from 'temporal-polyfill'
import { officeHours } from './office-hours.ts'
import { isWorkday, localDate, officeZone, plusDays } from './working-days.ts'

/** A stretch of time that is taken. */
export type Taken = { from: Date; to: Date }
export type RoomTaken = { id: string; taken: Taken[] }
export type Slot = { startsAt: string; endsAt: string; roomId: string | null }

export type SlotQuestion = {
  /** First and last day that may be proposed, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Nothing before this instant. */
  notBefore: Date
  minutes: number
  /** When the caseworker is taken, and the person. */
  taken: Taken[]
  /** Days of absence, both ends included. */
  absences: { fromOn: string; toOn: string }[]
  /** Rooms to choose from, the preferred one first; empty for a talk that needs none. */
  rooms: RoomTaken[]
  /** `morning`: the talk is over by noon. `late`: it begins at four or later. */
  dayTime: 'any' | 'morning' | 'late'
}

const STEP_MIN = 30
const COUNT = 3
const NOON = Temporal.PlainTime.from('12:00')
const LATE = Temporal.PlainTime.from('16:00')

/** Whether two stretches share a moment; one may end where the other begins. */
export const overlaps = ({ from, to }: Taken, other: Taken): boolean =>
  from < other.to && other.from < to
const zoned = (on: string, at: Temporal.PlainTime): Date =>
  new Date(
    Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: officeZone, plainTime: at })
      .epochMilliseconds,
  )

/**
 * Up to three free times within office hours, each on a day of its own: the second in the afternoon
 * where that is possible, so that there is a choice. A time is free when caseworker, person and one
 * room are (docs/procedure.md, "Appointments").
 */
export function proposeSlots(question: SlotQuestion): Slot[] {
  const slots: Slot[] = []
  for (let on = question.from; on <= question.to && slots.length < COUNT; on = plusDays(on, 1)) {
    const free = freeSlotsOn(on, question)
    const wantsAfternoon = slots.length === 1
    const chosen =
      (wantsAfternoon ? free.find(({ startsAt }) => timeOf(startsAt) >= '12:00') : undefined) ??
      free[0]
    if (chosen) slots.push(chosen)
  }
  return slots
}

/** Every free time of one day, from half hour to half hour. */
export function freeSlotsOn(on: string, question: Omit<SlotQuestion, 'from' | 'to'>): Slot[] {
  const hours = officeHours[Temporal.PlainDate.from(on).dayOfWeek]
  if (
    !hours ||
    !isWorkday(on) ||
    question.absences.some(({ fromOn, toOn }) => fromOn <= on && on <= toOn)
  )
    return []
  const closes = Temporal.PlainTime.from(hours.to)
  const opens = Temporal.PlainTime.from(hours.from)
  const isMorning = question.dayTime === 'morning' && Temporal.PlainTime.compare(NOON, closes) < 0
  const isLate = question.dayTime === 'late' && Temporal.PlainTime.compare(LATE, opens) > 0
  const last = isMorning ? NOON : closes
  const slots: Slot[] = []
  for (
    let at = isLate ? LATE : opens;
    Temporal.PlainTime.compare(at.add({ minutes: question.minutes }), last) <= 0;
    at = at.add({ minutes: STEP_MIN })
  ) {
    const slot = slotAt(
      { from: zoned(on, at), to: zoned(on, at.add({ minutes: question.minutes })) },
      question,
    )
    if (slot) slots.push(slot)
  }
  return slots
}

function slotAt(
  time: Taken,
  { notBefore, taken, rooms }: Pick<SlotQuestion, 'notBefore' | 'taken' | 'rooms'>,
): Slot | null {
  if (time.from < notBefore || taken.some((other) => overlaps(time, other))) return null
  const room = rooms.find((each) => !each.taken.some((other) => overlaps(time, other)))
  if (rooms.length > 0 && !room) return null
  return {
    startsAt: time.from.toISOString(),
    endsAt: time.to.toISOString(),
    roomId: room?.id ?? null,
  }
}

/** The time of day in the office, `HH:MM`. */
export function timeOf(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(officeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The instant of a day and a time of day (`HH:MM`) in the office. */
export const instantOf = (on: string, time: string): Date =>
  zoned(on, Temporal.PlainTime.from(time))

/** Whether the office is open from the first instant to the second, on one day. */
export function isInOfficeHours({ from, to }: Taken): boolean {
  const on = localDate(from)
  const hours = officeHours[Temporal.PlainDate.from(on).dayOfWeek]
  if (!hours || !isWorkday(on) || localDate(to) !== on) return false
  return from >= instantOf(on, hours.from) && to <= instantOf(on, hours.to)
}
