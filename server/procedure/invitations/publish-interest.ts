import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { lockPerson } from '#server/procedure/persons/lock-person.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { caseSubject } from '#server/base/subject.ts'

const newestAnswer = {
  where: { replacedBy: null },
  orderBy: { answeredAt: 'desc' },
  take: 1,
} as const

/**
 * A case that came of an answer corrected since (C14) does not count, but has to be closed before
 * the next one opens.
 */
async function hasCase(
  tx: Tx,
  { invitationId, personId }: { invitationId: string; personId: string },
): Promise<boolean> {
  const cases = await tx.case.findMany({
    where: { OR: [{ invitationId }, { personId, status: { not: 'closed' } }] },
    select: { status: true, endCode: true },
  })
  if (cases.some((each) => each.endCode === 'C14' && each.status !== 'closed'))
    throw new Error('a case that was opened by mistake is still being closed')
  return cases.some((each) => each.endCode !== 'C14')
}

/**
 * An accepted invitation becomes a case: its row and its start are written together. Run again, it
 * finds the case of this invitation. A person who has an open case already gets no second one.
 */
export async function publishInterest(deps: Deps, invitationId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const invitation = await tx.invitation.findUniqueOrThrow({
      where: { id: invitationId },
      include: { answers: newestAnswer, person: { select: { diedOn: true } } },
    })
    const { personId, priority } = invitation
    // corrected or died while this was under way
    if (invitation.answers[0]?.response !== 'accept' || invitation.person.diedOn) return
    await tx.invitation.update({
      where: { id: invitationId },
      data: { status: 'accepted', endedAt: deps.clock.now() },
    })
    await lockPerson(tx, personId)
    if (await hasCase(tx, { invitationId, personId })) return
    const found = await tx.case.create({
      data: {
        personId,
        invitationId,
        agencyId: invitation.agencyId ?? 'zentral',
        origin: 'invitation',
        priority: priority ?? 'P3',
        restricted: invitation.restricted,
        openedAt: deps.clock.now(),
      },
    })
    const variables = {
      caseId: found.id,
      clientId: personId,
      invitationId,
      origin: 'invitation',
      priority: found.priority,
      generation: 1,
      resumeAt: null,
      resumeInCall: null,
    }
    await enqueueMessage(tx, deps, {
      stream: caseSubject(found.id),
      name: 'ParticipationInterest',
      correlationKey: personId,
      variables,
      isStart: true,
    })
    await recordEvent(tx, deps, {
      subject: caseSubject(found.id),
      kind: 'process',
      code: 'case-requested',
    })
    announce(tx, 'cases', 'invitations', 'campaigns')
  })
}
