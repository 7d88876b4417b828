import { randomUUID } from 'node:crypto'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { invitationSubject } from '#server/base/subject.ts'

/**
 * Starts the process of an invitation once more, where it waits for an answer, as the next
 * generation. The start has a key of its own: the instance before may still be on its way out, and
 * one key starts only one at a time.
 */
export async function restartInvitation(tx: Tx, deps: Deps, invitationId: string): Promise<void> {
  const { generation, personId, campaignId } = await tx.invitation.update({
    where: { id: invitationId },
    data: { generation: { increment: 1 }, status: 'opening', endedAt: null },
  })
  const variables = {
    invitationId,
    clientId: personId,
    campaignId,
    documentType: 'INVITATION_1',
    generation,
    resumeAt: 'st-calc-response-due',
    resumeInCall: null,
  }
  await enqueueMessage(tx, deps, {
    stream: invitationSubject(invitationId),
    name: 'InvitationRequested',
    correlationKey: randomUUID(),
    variables,
    isStart: true,
  })
}
