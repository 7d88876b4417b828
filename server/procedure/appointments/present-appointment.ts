import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import type { NamedAppointment } from './find-appointment.ts'
import { appointmentSchema, type AppointmentView } from './schema.ts'
import { isLive } from './talk-step.ts'

const wordsSchema = appointmentSchema.pick({
  purpose: true,
  place: true,
  mode: true,
  status: true,
  cancelledBy: true,
})

/** A talk as pages show it; `now` decides whether it can still be changed. */
export function presentAppointment(
  row: NamedAppointment,
  { actor, now }: { actor: Actor; now: Date },
): AppointmentView {
  const { id, caseId, startsAt, endsAt, staff, room, attempt, status } = row
  const mayChange =
    appointmentPolicy.arrange(actor, caseThing(row.case)) && isLive(row) && startsAt > now
  return {
    ...wordsSchema.parse(row),
    id,
    caseId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    staff: { id: staff.id, name: staff.displayName },
    room: room?.name ?? null,
    attempt,
    abilities: {
      confirm: mayChange && status === 'provisional',
      refuse: mayChange,
      cancel: mayChange,
      move: mayChange,
    },
  }
}
