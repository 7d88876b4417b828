import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { endCase } from '#server/procedure/cases/end-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { InvitationAnswer } from '#server/generated/prisma/client.ts'
import { conflict, forbidden, notFound } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { cancelIn } from '#server/procedure/prints/cancel-letter.ts'
import { getInvitation, invitationThing } from './find-invitation.ts'
import { lockInvitation } from './lock-invitation.ts'
import { overtake } from './overtake.ts'
import { laterDay, storeAnswer } from './record-answer.ts'
import { restartInvitation } from './restart-invitation.ts'
import type { CorrectionInput } from './schema.ts'
import { caseSubject, invitationSubject } from '#server/base/subject.ts'

const POSTED = {
  de:
    'Der Brief zu dieser Antwort ist schon unterwegs. ' +
    'Nehmen Sie die neue Antwort als eigenen Schritt auf.',
  en: 'The letter for this answer is on its way. Record the new answer as a step of its own.',
}

type Known = { id: string; response: string; actorId: string }

/**
 * Corrects an answer by its author until the letter that follows from it is posted
 * (docs/procedure.md, "Invitation"). After "question" and "later" the invitation still waits: it
 * simply hears the new answer. After a final answer its letter is cancelled and the invitation
 * starts once more where it waited (generation + 1). A case that came of it and has not been talked
 * about yet ends as C14, unseen.
 * @throws AppError LETTER_POSTED, CASE_RUNS
 */
export async function correctAnswer(
  deps: Deps,
  { id, answerId, ...input }: CorrectionInput & { id: string; answerId: string },
  actor: Actor,
): Promise<void> {
  const answer = await getCorrectable(deps, { id, answerId }, actor)
  const later = laterDay(deps, input.response, input.laterFrom ?? null)
  const subject = invitationSubject(id)
  await deps.db.tx(async (tx) => {
    await lockInvitation(tx, id)
    const way = await takeBack(tx, deps, { id, answer, response: input.response, actor })
    const replacement = await storeAnswer(tx, deps, {
      invitationId: id,
      response: input.response,
      channel: input.channel,
      laterFrom: later,
      urgentHints: answer.urgentHints,
      actorId: actor.id,
    })
    await replace(tx, answerId, replacement)
    if (way !== 'told')
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: 'ClientResponded',
        correlationKey: id,
        variables: { response: input.response, channel: input.channel },
      })
    await recordEvent(tx, deps, {
      subject,
      kind: 'change',
      code: 'answer-corrected',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'invitation.correct', subject })
    announce(tx, 'invitations', 'campaigns', 'prints', 'cases')
  })
}

async function getCorrectable(
  deps: Deps,
  { id, answerId }: { id: string; answerId: string },
  actor: Actor,
): Promise<InvitationAnswer> {
  const found = await getInvitation(deps, id, { actor })
  const answer = found.answers.find((each) => each.id === answerId)
  if (!answer) throw notFound()
  const { answeredBy } = answer
  const thing = invitationThing(found)
  if (!invitationPolicy.correct(actor, thing, { answeredBy, isLetterPosted: false }))
    throw forbidden()
  return answer
}

type Correction = { id: string; answer: InvitationAnswer; response: string; actor: Actor }

/** Undoes what followed from the answer, and says how the process hears the new one. */
async function takeBack(
  tx: Tx,
  deps: Deps,
  { id, answer, response, actor }: Correction,
): Promise<'told' | 'restart' | 'message'> {
  if (answer.response === 'accept' || answer.response === 'decline') {
    await undoFinal(tx, deps, { id, response: answer.response, actorId: actor.id })
    await restartInvitation(tx, deps, id)
    return 'message'
  }
  const way = await overtake(tx, deps, { invitationId: id, response, actorId: actor.id })
  if (way === 'restart') await restartInvitation(tx, deps, id)
  return way
}

async function replace(tx: Tx, answerId: string, replacement: string): Promise<void> {
  const { count } = await tx.invitationAnswer.updateMany({
    where: { id: answerId, replacedBy: null },
    data: { replacedBy: replacement },
  })
  if (count === 0)
    throw conflict('ALREADY_CORRECTED', {
      de: 'Diese Antwort wurde gerade schon berichtigt.',
      en: 'This answer has just been corrected.',
    })
}

async function undoFinal(tx: Tx, deps: Deps, known: Known): Promise<void> {
  if (known.response === 'accept') await endUnseenCase(tx, deps, known.id)
  const letters = await tx.letter.findMany({
    where: {
      invitationId: known.id,
      documentType: 'DECLINE_CONFIRMATION',
      state: { not: 'cancelled' },
    },
    select: { id: true, state: true },
  })
  if (letters.some((letter) => letter.state === 'posted')) throw conflict('LETTER_POSTED', POSTED)
  for (const letter of letters)
    await cancelIn(tx, deps, { letterId: letter.id, actorId: known.actorId })
}

async function endUnseenCase(tx: Tx, deps: Deps, invitationId: string): Promise<void> {
  const found = await tx.case.findFirst({ where: { invitationId, status: { not: 'closed' } } })
  if (!found) return
  if (await tx.conversation.count({ where: { caseId: found.id } })) {
    throw conflict('CASE_RUNS', {
      de: 'Es gab schon ein Gespräch. Beenden Sie die Teilnahme auf der Fallseite.',
      en: 'There has been a talk. End the participation on the case page.',
    })
  }
  const isEnded = await endCase(tx, deps, {
    caseId: found.id,
    change: { status: 'closing', endCode: 'C14' },
  })
  if (isEnded)
    await enqueueMessage(tx, deps, {
      stream: caseSubject(found.id),
      name: 'ParticipationWithdrawn',
      correlationKey: found.id,
      variables: {},
    })
}
