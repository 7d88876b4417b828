import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { endCase } from './end-case.ts'
import { demandRunning, getCase } from './find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * The person ends their participation: one click, no reason, no effect on any benefit, nobody
 * outside is told. Status, letter holds and tasks change in this transaction (docs/procedure.md,
 * "Withdrawal"); the engine follows when it can.
 */
export async function withdrawCase(deps: Deps, id: string, actor: Actor): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'withdraw' })
  demandRunning(found)
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    const isEnded = await endCase(tx, deps, {
      caseId: id,
      change: { status: 'closing', endCode: 'C04', withdrawnAt: deps.clock.now() },
      holdReason: 'withdrawal',
    })
    if (!isEnded) return
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'ParticipationWithdrawn',
      correlationKey: id,
      variables: {},
    })
    await recordEvent(tx, deps, { subject, kind: 'decision', code: 'withdrawn', actorId: actor.id })
    await recordAudit(tx, deps, { actor, action: 'case.withdraw', subject })
    announce(tx, 'cases', 'prints', `tasks@${found.agencyId}`)
  })
}
