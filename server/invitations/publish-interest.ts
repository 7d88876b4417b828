import { recordEvent } from '../cases/record-event.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { enqueueMessage } from '../outbox/enqueue.ts'

/**
 * An accepted invitation becomes a case: its row and its start are written together. Run again, it finds the case of this invitation.
 * A person who has an open case already gets no second one.
 */
export async function publishInterest(deps: Deps, invitationId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const invitation = await tx.invitation.findUniqueOrThrow({ where: { id: invitationId } })
    const { personId, priority } = invitation
    if (await tx.case.count({ where: { OR: [{ invitationId }, { personId, status: { not: 'closed' } }] } })) return
    const found = await tx.case.create({
      data: { personId, invitationId, agencyId: invitation.agencyId ?? 'zentral', origin: 'invitation', priority: priority ?? 'P3', restricted: invitation.restricted, openedAt: deps.clock.now() },
    })
    await tx.invitation.update({ where: { id: invitationId }, data: { status: 'accepted', endedAt: deps.clock.now() } })
    const variables = { caseId: found.id, clientId: personId, invitationId, origin: 'invitation', priority: found.priority, generation: 1, resumeAt: null, resumeInCall: null }
    await enqueueMessage(tx, deps, { stream: `case:${found.id}`, name: 'ParticipationInterest', correlationKey: personId, variables, isStart: true })
    await recordEvent(tx, deps, { subject: `case:${found.id}`, kind: 'process', code: 'case-requested' })
    announce(tx, 'cases', 'invitations', 'campaigns')
  })
}
