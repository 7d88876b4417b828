import { whenWords } from '#server/procedure/calendar/when-words.ts'
import { queryOf, type Query, type Tx } from '#server/base/db.ts'
import { conflict, type AppError } from '#server/base/errors.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import type { Mode, Place, Purpose } from './appointment-words.ts'

export type Booking = {
  caseId: string
  purpose: Purpose
  mode: Mode
  place: Place
  staffId: string
  roomId: string | null
  startsAt: Date
  endsAt: Date
  /** provisional until the person has said yes; confirmed when they chose it themselves. */
  status: 'provisional' | 'confirmed'
  /** Staff id of who books; null for the schedule. */
  bookedBy: string | null
  at: Date
}

type Other = {
  staff_id: string
  room_id: string | null
  case_id: string
  starts_at: Date
  staff: string
  room: string | null
  booker: string | null
}

/**
 * Books a talk, or says who has the time. Bookings of one person, caseworker or room follow one another, always locked in this order, so that of many at once one wins
 * and none waits for another in a circle; the exclusion constraints of the table hold whatever else writes there.
 * @throws AppError SLOT_TAKEN with who has the time
 */
export async function bookAppointment(tx: Tx, booking: Booking): Promise<Appointment> {
  const { at, ...rest } = booking
  await demandFree(tx, booking)
  const attempt = 1 + (await countSinceHeld(tx, booking))
  return await tx.appointment.create({ data: { ...rest, attempt, bookedAt: at, participants: [] } })
}

/** Locks person, caseworker and room, and looks whether the time is free; `except` is the talk that is being moved. @throws AppError SLOT_TAKEN */
export async function demandFree(
  tx: Tx,
  booking: Pick<Booking, 'caseId' | 'staffId' | 'roomId' | 'startsAt' | 'endsAt'>,
  except: string | null = null,
): Promise<void> {
  const { caseId, staffId, roomId, startsAt, endsAt } = booking
  const query = queryOf(tx)
  await query('SELECT id FROM help_case WHERE id = $1::uuid FOR NO KEY UPDATE', [caseId])
  await query('SELECT id FROM staff WHERE id = $1::uuid FOR NO KEY UPDATE', [staffId])
  await query('SELECT id FROM room WHERE id = $1::uuid FOR NO KEY UPDATE', [roomId])
  const other = await findOther(query, { caseId, staffId, roomId, startsAt, endsAt, except })
  if (other) throw taken(other, booking)
}

async function findOther(
  query: Query,
  {
    caseId,
    staffId,
    roomId,
    startsAt,
    endsAt,
    except,
  }: Pick<Booking, 'caseId' | 'staffId' | 'roomId' | 'startsAt' | 'endsAt'> & {
    except: string | null
  },
): Promise<Other | null> {
  const found = await query<Other>(
    `SELECT a.staff_id, a.room_id, a.case_id, a.starts_at, s.display_name AS staff, r.name AS room, b.display_name AS booker
     FROM appointment a JOIN staff s ON s.id = a.staff_id LEFT JOIN room r ON r.id = a.room_id LEFT JOIN staff b ON b.id = a.booked_by
     WHERE a.status IN ('provisional', 'confirmed') AND tstzrange(a.starts_at, a.ends_at) && tstzrange($4::timestamptz, $5::timestamptz)
       AND (a.case_id = $1::uuid OR a.staff_id = $2::uuid OR a.room_id = $3::uuid) AND a.id IS DISTINCT FROM $6::uuid
     ORDER BY a.case_id <> $1::uuid, a.staff_id <> $2::uuid, a.starts_at LIMIT 1`,
    [caseId, staffId, roomId, startsAt.toISOString(), endsAt.toISOString(), except],
  )
  return found[0] ?? null
}

/** Who has the time, by the names of colleagues; whose case it is stays unsaid. */
function taken(other: Other, { caseId, staffId }: Pick<Booking, 'caseId' | 'staffId'>): AppError {
  const when = whenWords(other.starts_at)
  const by = other.booker
    ? { de: ` Eingetragen hat das ${other.booker}.`, en: ` Entered by ${other.booker}.` }
    : { de: '', en: '' }
  if (other.case_id === caseId)
    return conflict('SLOT_TAKEN', {
      de: `Die Person hat dann schon einen Termin: ${when.de}.${by.de}`,
      en: `The person already has an appointment then: ${when.en}.${by.en}`,
    })
  if (other.staff_id === staffId)
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
