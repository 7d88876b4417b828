import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Appointment, Room } from '#server/generated/prisma/client.ts'
import { officeOf, type Office } from '#server/procedure/letters/office.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { writeIcal, type IcalEvent } from '#server/procedure/calendar/ical.ts'

type Talk = Pick<Appointment, 'place'> & { room: Pick<Room, 'name'> | null }

const OVER = ['cancelled', 'declined']

/** How certain a talk is, in the words of a calendar program. */
export const statusOf = ({ status }: Pick<Appointment, 'status'>): IcalEvent['status'] =>
  OVER.includes(status) ? 'CANCELLED' : status === 'provisional' ? 'TENTATIVE' : 'CONFIRMED'

/** Where a talk is; of a visit no more than that it is one. */
export function placeOf({ place, room }: Talk, { visit }: Pick<Office, 'visit'>): string {
  if (place === 'agency') return [room?.name, visit[1]].filter(Boolean).join(', ')
  return place === 'phone' ? 'Telefon' : 'Hausbesuch'
}

/**
 * A talk as an invitation for a calendar (RFC 5546), or as its cancellation; the same talk keeps
 * its UID, so a changed one takes its place. It says "Termin", when, where and whom to call,
 * nothing about the matter.
 * @throws AppError NOT_FOUND
 */
export async function readTalkFile(deps: Deps, id: string, actor: Actor): Promise<string> {
  const talk = await deps.db.prisma.appointment.findUnique({
    where: { id },
    include: { room: true, staff: true, case: { include: { person: true } } },
  })
  demand(talk !== null && calendarPolicy.readPerson(actor, caseThing(talk.case)))
  const { staff, case: found, ...rest } = talk
  const { person } = found
  const office = officeOf(found.agencyId, deps.city)
  const status = statusOf(rest)
  const event: IcalEvent = {
    uid: id,
    sequence: rest.revision,
    startsAt: rest.startsAt,
    endsAt: rest.endsAt,
    status,
    summary: 'Termin',
    location: placeOf(rest, office),
    description: `Passt es nicht? Ein Anruf genügt: ${staff.phone}. Der Termin ist freiwillig.`,
    organizer: { name: staff.displayName, email: staff.email },
    attendees: [staff.email, ...(person.email && !person.blockingNotice ? [person.email] : [])],
  }
  return writeIcal({
    method: status === 'CANCELLED' ? 'CANCEL' : 'REQUEST',
    stampedAt: deps.clock.wallNow(),
    events: [event],
  })
}
