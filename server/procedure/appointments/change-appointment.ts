import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { placeSchema, purposeSchema } from './appointment-words.ts'
import { demandFree } from './book-appointment.ts'
import { demandAhead, getAppointment } from './find-appointment.ts'
import { lockAppointment } from './lock-appointment.ts'
import { planTalk } from './plan-talk.ts'
import { caseSubject } from '#server/base/subject.ts'

type Change = {
  action: string
  code: string
  message: string
  key: string
  data: Partial<Appointment>
}

/** The person says yes to a time. @throws AppError NOT_FOUND, FORBIDDEN, APPOINTMENT_OVER */
export async function confirmAppointment(deps: Deps, id: string, actor: Actor): Promise<void> {
  await change(deps, { id, actor }, () => ({
    action: 'appointment.confirm',
    code: 'talk-confirmed',
    message: 'AppointmentConfirmed',
    key: id,
    data: { status: 'confirmed' },
  }))
}

/**
 * The person wants another time than the one proposed: a new one is looked for.
 * @throws AppError NOT_FOUND, FORBIDDEN, APPOINTMENT_OVER
 */
export async function refuseAppointment(deps: Deps, id: string, actor: Actor): Promise<void> {
  const at = deps.clock.now()
  await change(deps, { id, actor }, () => ({
    action: 'appointment.refuse',
    code: 'talk-declined',
    message: 'AppointmentDeclined',
    key: id,
    data: { status: 'declined', cancelledBy: 'client', endedAt: at },
  }))
}

/**
 * A talk does not take place at its time, by the person's wish or because of us: a new one is
 * looked for.
 * @throws AppError NOT_FOUND, FORBIDDEN, APPOINTMENT_OVER
 */
export async function cancelAppointment(
  deps: Deps,
  { id, by }: { id: string; by: 'client' | 'office' },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  await change(deps, { id, actor }, () => ({
    action: 'appointment.cancel',
    code: `talk-cancelled-${by}`,
    message: 'AppointmentCancelled',
    key: id,
    data: { status: 'cancelled', cancelledBy: by, excused: true, endedAt: at },
  }))
}

/**
 * Another time for a talk, agreed with the person.
 * @throws AppError NOT_FOUND, FORBIDDEN, APPOINTMENT_OVER, SLOT_TAKEN, STAFF_AWAY, INVALID
 */
export async function moveAppointment(
  deps: Deps,
  { id, startsAt }: { id: string; startsAt: string },
  actor: Actor,
): Promise<void> {
  await change(deps, { id, actor }, async (tx, talk) => {
    const planned = await planTalk(tx, deps, {
      caseId: talk.caseId,
      purpose: purposeSchema.parse(talk.purpose),
      startsAt: new Date(startsAt),
      place: placeSchema.parse(talk.place),
    })
    await demandFree(tx, planned, id)
    const { endsAt, roomId, staffId } = planned
    return {
      action: 'appointment.move',
      code: 'talk-moved',
      message: 'DeadlineMoved',
      key: talk.waitId ?? '',
      data: {
        startsAt: planned.startsAt,
        endsAt,
        roomId,
        staffId,
        status: 'confirmed',
        reminderDueAt: null,
        remindedAt: null,
      },
    }
  })
}

/**
 * Changes a talk and tells its process in one transaction. The lock comes first: a step that is
 * calculated meanwhile sees the change, or its wait is told.
 */
async function change(
  deps: Deps,
  { id, actor }: { id: string; actor: Actor },
  decide: (tx: Tx, talk: Appointment) => Change | Promise<Change>,
): Promise<void> {
  const { caseId } = await getAppointment(deps, id, actor)
  const subject = caseSubject(caseId)
  await deps.db.tx(async (tx) => {
    await lockAppointment(tx, id)
    const talk = await tx.appointment.findUniqueOrThrow({ where: { id } })
    demandAhead(deps, talk)
    const { action, code, message, key, data } = await decide(tx, talk)
    await tx.appointment.update({ where: { id }, data })
    await holdWithoutReason(tx, caseId)
    if (data.endedAt && talk.waitId)
      await tx.wait.updateMany({
        where: { id: talk.waitId, closedAt: null },
        data: { closedAt: data.endedAt },
      })
    if (key)
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: message,
        correlationKey: key,
        variables: {},
      })
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code,
      detail: { appointment: id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action, subject, detail: { appointment: id } })
    announce(tx, 'cases', 'appointments')
  })
}
