import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import type { Appointment, Case, Room, Staff } from '#server/generated/prisma/client.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { isLive } from './talk-step.ts'

export const WITH_NAMES = { staff: true, room: true, case: true } as const
export type NamedAppointment = Appointment & { staff: Staff; room: Room | null; case: Case }

/** A talk that the actor may arrange. @throws AppError NOT_FOUND, FORBIDDEN */
export async function getAppointment(
  deps: Deps,
  id: string,
  actor: Actor,
): Promise<NamedAppointment> {
  const found = await deps.db.prisma.appointment.findUnique({ where: { id }, include: WITH_NAMES })
  demand(
    found !== null && appointmentPolicy.read(actor, caseThing(found.case)),
    found !== null && appointmentPolicy.arrange(actor, caseThing(found.case)),
  )
  return found
}

/** @throws AppError APPOINTMENT_OVER for a talk that has begun, was held or will not take place */
export function demandAhead(
  deps: Pick<Deps, 'clock'>,
  talk: Pick<Appointment, 'status' | 'startsAt'>,
): void {
  if (isLive(talk) && talk.startsAt > deps.clock.now()) return
  throw conflict('APPOINTMENT_OVER', {
    de: 'Dieser Termin hat schon begonnen oder findet nicht mehr statt.',
    en: 'This appointment has begun or does not take place any more.',
  })
}
