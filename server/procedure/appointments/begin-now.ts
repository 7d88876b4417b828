import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { LIVE } from './appointment-words.ts'
import { demandFree } from './book-appointment.ts'
import { lockAppointment } from './lock-appointment.ts'
import { caseSubject, type Subject } from '#server/base/subject.ts'

/** The calendar is kept free that long for somebody who comes before their time. */
const SHORT_MS = 15 * 60_000

/**
 * Somebody came before the appointment: it begins now, and its task is there at once.
 * @throws AppError NOTHING_TO_ARRANGE, SLOT_TAKEN
 */
export async function beginNow(deps: Deps, caseId: string, actor: Actor): Promise<void> {
  const subject = caseSubject(caseId)
  const now = deps.clock.now()
  await deps.db.tx(async (tx) => {
    const found = await tx.appointment.findFirst({
      where: { caseId, status: { in: LIVE }, startsAt: { gt: now }, waitId: { not: null } },
      orderBy: { startsAt: 'asc' },
    })
    if (!found)
      throw conflict('NOTHING_TO_ARRANGE', {
        de: 'Gerade steht kein Gespräch aus. Halten Sie das Gespräch als Notiz fest.',
        en: 'No talk is to be arranged. Please record the talk as a note.',
      })
    const time = { startsAt: now, endsAt: new Date(now.getTime() + SHORT_MS) }
    await demandFree(tx, { ...time, caseId, staffId: found.staffId, roomId: null }, found.id)
    await lockAppointment(tx, found.id)
    const { waitId } = await tx.appointment.update({
      where: { id: found.id },
      data: { ...time, roomId: null, status: 'confirmed', reminderDueAt: null },
    })
    await holdWithoutReason(tx, caseId)
    if (waitId) await endWait(tx, deps, { subject, waitId })
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code: 'talk-began-early',
      detail: { appointment: found.id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'appointment.begin',
      subject,
      detail: { appointment: found.id },
    })
    announce(tx, 'cases', 'appointments')
  })
}

async function endWait(
  tx: Tx,
  deps: Deps,
  { subject, waitId }: { subject: Subject; waitId: string },
): Promise<void> {
  const { count } = await tx.wait.updateMany({
    where: { id: waitId, closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
  if (count)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'WaitEnded',
      correlationKey: waitId,
      variables: {},
    })
}
