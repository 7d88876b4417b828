import {
  isInOfficeHours,
  overlaps,
  type RoomTaken,
  type Taken,
} from '#server/procedure/calendar/propose-slots.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { minutesFor, type Place, type Purpose } from './appointment-words.ts'
import { readSlotFacts } from './slot-facts.ts'

const MINUTE_MS = 60_000

export type WishedTalk = {
  caseId: string
  purpose: Purpose
  startsAt: Date
  place: Place
  roomId?: string | null
}
export type PlannedTalk = {
  caseId: string
  purpose: Purpose
  startsAt: Date
  endsAt: Date
  place: Place
  staffId: string
  roomId: string | null
}

/**
 * Who and which room a talk at this time needs. Its time lies within office hours and ahead, and
 * the caseworker is not away; whether it is still free is said when it is booked.
 * @throws AppError INVALID with the place, NO_CASEWORKER, STAFF_AWAY
 */
export async function planTalk(
  tx: Tx,
  deps: Deps,
  { caseId, purpose, startsAt, place, roomId }: WishedTalk,
): Promise<PlannedTalk> {
  const facts = await readSlotFacts(queryOf(tx), deps, { caseId, purpose })
  if (!facts.staffId)
    throw conflict('NO_CASEWORKER', {
      de: 'Für diese Person ist noch niemand zuständig.',
      en: 'Nobody is responsible for this person yet.',
    })
  const endsAt = new Date(startsAt.getTime() + minutesFor(purpose) * MINUTE_MS)
  if (startsAt <= deps.clock.now())
    throw invalid([
      {
        path: 'startsAt',
        message: {
          de: 'Tag und Uhrzeit: Wählen Sie eine Zeit, die noch kommt.',
          en: 'Day and time: Choose a time that is still to come.',
        },
      },
    ])
  if (!isInOfficeHours({ from: startsAt, to: endsAt }))
    throw invalid([
      {
        path: 'startsAt',
        message: {
          de: 'Tag und Uhrzeit: Das liegt außerhalb der Sprechzeiten.',
          en: 'Day and time: this is outside office hours.',
        },
      },
    ])
  const on = localDate(startsAt)
  if (facts.absences.some(({ fromOn, toOn }) => fromOn <= on && on <= toOn))
    throw conflict('STAFF_AWAY', {
      de: 'Die zuständige Person ist an diesem Tag nicht da.',
      en: 'The caseworker is away on that day.',
    })
  if (place !== 'agency')
    return { caseId, purpose, startsAt, endsAt, place, staffId: facts.staffId, roomId: null }
  return {
    caseId,
    purpose,
    startsAt,
    endsAt,
    place,
    staffId: facts.staffId,
    roomId: roomId ?? firstFreeRoom(facts.rooms, { from: startsAt, to: endsAt }),
  }
}

/**
 * The preferred room that is free then; where none is, the preferred one: booking says who has it.
 */
function firstFreeRoom(rooms: RoomTaken[], time: Taken): string | null {
  const free = rooms.find(({ taken }) => !taken.some((other) => overlaps(time, other)))
  return (free ?? rooms[0])?.id ?? null
}
