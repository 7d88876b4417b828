import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { demandAhead, getAppointment } from './find-appointment.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * The person was reminded of a talk; said once, however often it is clicked.
 * @throws AppError NOT_FOUND, FORBIDDEN, APPOINTMENT_OVER
 */
export async function recordReminder(deps: Deps, id: string, actor: Actor): Promise<void> {
  const talk = await getAppointment(deps, id, actor)
  demandAhead(deps, talk)
  const subject = caseSubject(talk.caseId)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.appointment.updateMany({
      where: { id, remindedAt: null },
      data: { remindedAt: deps.clock.now() },
    })
    if (count === 0) return
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code: 'talk-reminded',
      detail: { appointment: id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'appointment.remind',
      subject,
      detail: { appointment: id },
    })
    announce(tx, 'appointments', 'cases')
  })
}
