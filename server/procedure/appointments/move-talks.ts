import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { listMovable, type MovableTalk, type TalksToMove } from './queries.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Gives talks that lie ahead to a colleague who is free then; the person keeps their time. Where
 * the colleague is not free or has a conflict of interest with the person, the talk is cancelled by
 * us and a new time is looked for.
 */
export async function moveTalks(
  tx: Tx,
  deps: Deps,
  { talks, actor }: { talks: TalksToMove; actor: Actor },
): Promise<void> {
  const found = await listMovable(queryOf(tx), talks, deps.clock.now())
  for (const talk of found) {
    if (talk.takesOver)
      await tx.appointment.update({ where: { id: talk.id }, data: { staffId: talks.toId } })
    else await cancelTalk(tx, deps, talk)
    await recordMove(tx, deps, { talk, actor })
  }
  if (found.length) announce(tx, 'cases', 'appointments')
}

async function cancelTalk(tx: Tx, deps: Deps, { id, caseId, waitId }: MovableTalk): Promise<void> {
  const at = deps.clock.now()
  await tx.appointment.update({
    where: { id },
    data: { status: 'cancelled', cancelledBy: 'office', excused: true, endedAt: at },
  })
  await holdWithoutReason(tx, caseId)
  if (waitId)
    await tx.wait.updateMany({ where: { id: waitId, closedAt: null }, data: { closedAt: at } })
  await enqueueMessage(tx, deps, {
    stream: caseSubject(caseId),
    name: 'AppointmentCancelled',
    correlationKey: id,
    variables: {},
  })
}

async function recordMove(
  tx: Tx,
  deps: Deps,
  { talk: { id, caseId, takesOver }, actor }: { talk: MovableTalk; actor: Actor },
): Promise<void> {
  const about = { subject: caseSubject(caseId), detail: { appointment: id } }
  await recordEvent(tx, deps, {
    ...about,
    kind: 'change',
    code: takesOver ? 'talk-taken-over' : 'talk-cancelled-office',
    actorId: actor.id,
  })
  await recordAudit(tx, deps, {
    ...about,
    actor,
    action: takesOver ? 'appointment.take-over' : 'appointment.cancel',
  })
}
