import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import type { NamedAppointment } from './find-appointment.ts'
import { isLive } from './talk-step.ts'
import type { AppointmentView } from './schema.ts'

/** A talk as pages show it; `now` decides whether it can still be changed. */
export function presentAppointment(
  row: NamedAppointment,
  { actor, now }: { actor: Actor; now: Date },
): AppointmentView {
  const { id, caseId, startsAt, endsAt, staff, room, attempt, status } = row
  const mayChange =
    appointmentPolicy.arrange(actor, caseThing(row.case)) && isLive(row) && startsAt > now
  return {
    id,
    caseId,
    purpose: row.purpose as AppointmentView['purpose'],
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    staff: { id: staff.id, name: staff.displayName },
    room: room?.name ?? null,
    place: row.place as AppointmentView['place'],
    mode: row.mode as AppointmentView['mode'],
    status: status as AppointmentView['status'],
    attempt,
    cancelledBy: row.cancelledBy as AppointmentView['cancelledBy'],
    abilities: {
      confirm: mayChange && status === 'provisional',
      refuse: mayChange,
      cancel: mayChange,
      move: mayChange,
    },
  }
}
