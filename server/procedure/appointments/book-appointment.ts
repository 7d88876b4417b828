import { whenWords } from '#server/procedure/calendar/when-words.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import { conflict, type AppError } from '#server/base/errors.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import type { Mode, Place, Purpose } from './appointment-words.ts'
import { findTaker, lockParties, type Need, type Taker } from './queries.ts'

export type Booking = Need & {
  purpose: Purpose
  mode: Mode
  place: Place
  /** provisional until the person has said yes; confirmed when they chose it themselves. */
  status: 'provisional' | 'confirmed'
  /** Staff id of who books; null for the schedule. */
  bookedBy: string | null
  at: Date
}

/**
 * Books a talk, or says who has the time. Bookings of one person, caseworker or room follow one
 * another, always locked in this order, so that of many at once one wins and none waits for another
 * in a circle; the exclusion constraints of the table hold whatever else writes there.
 * @throws AppError SLOT_TAKEN with who has the time
 */
export async function bookAppointment(tx: Tx, booking: Booking): Promise<Appointment> {
  const { at, ...rest } = booking
  await demandFree(tx, booking)
  const attempt = 1 + (await countSinceHeld(tx, booking))
  return await tx.appointment.create({ data: { ...rest, attempt, bookedAt: at, participants: [] } })
}

/**
 * Locks person, caseworker and room, and looks whether the time is free; `except` is the talk that
 * is being moved. @throws AppError SLOT_TAKEN
 */
export async function demandFree(tx: Tx, need: Need, except: string | null = null): Promise<void> {
  const query = queryOf(tx)
  await lockParties(query, need)
  const taker = await findTaker(query, need, except)
  if (taker) throw takenBy(taker, need)
}

/** Who has the time, by the names of colleagues; whose case it is stays unsaid. */
function takenBy(other: Taker, { caseId, staffId }: Need): AppError {
  const when = whenWords(other.startsAt)
  const by = other.booker
    ? { de: ` Eingetragen hat das ${other.booker}.`, en: ` Entered by ${other.booker}.` }
    : { de: '', en: '' }
  if (other.caseId === caseId)
    return conflict('SLOT_TAKEN', {
      de: `Die Person hat dann schon einen Termin: ${when.de}.${by.de}`,
      en: `The person already has an appointment then: ${when.en}.${by.en}`,
    })
  if (other.staffId === staffId)
    return conflict('SLOT_TAKEN', {
      de: `${other.staff} hat dann schon einen Termin: ${when.de}.${by.de}`,
      en: `${other.staff} already has an appointment then: ${when.en}.${by.en}`,
    })
  const room = other.room ?? ''
  return conflict('SLOT_TAKEN', {
    de: `Der Raum „${room}“ gehört dann ${other.staff}: ${when.de}.${by.de}`,
    en: `The room “${room}” belongs to ${other.staff} then: ${when.en}.${by.en}`,
  })
}

/** Earlier talks for the same purpose since the last one that took place. */
async function countSinceHeld(
  tx: Tx,
  { caseId, purpose }: Pick<Booking, 'caseId' | 'purpose'>,
): Promise<number> {
  const held = await tx.appointment.findFirst({
    where: { caseId, purpose, status: 'held' },
    orderBy: { startsAt: 'desc' },
    select: { bookedAt: true },
  })
  return await tx.appointment.count({
    where: { caseId, purpose, ...(held ? { bookedAt: { gt: held.bookedAt } } : {}) },
  })
}
