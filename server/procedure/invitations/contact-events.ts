import { dayToStore } from '#server/base/clock.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { hideTasks } from '#server/procedure/cases/hide-tasks.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { holdLetters } from '#server/procedure/prints/hold-letters.ts'
import { demandOpenInvitation, getInvitation } from './find-invitation.ts'
import { cancelUnposted } from './overtake.ts'
import { invitationSubject, subjectText } from '#server/base/subject.ts'

/** The last letter came back. @throws AppError NOTHING_POSTED, INVITATION_OVER */
export async function recordMailReturned(deps: Deps, id: string, actor: Actor): Promise<void> {
  demandOpenInvitation(await getInvitation(deps, id, { actor, verb: 'mailReturned' }))
  const subject = invitationSubject(id)
  await deps.db.tx(async (tx) => {
    const last = await tx.letter.findFirst({
      where: { invitationId: id, state: 'posted' },
      orderBy: [{ postedOn: 'desc' }, { createdAt: 'desc' }],
      select: { id: true },
    })
    if (!last)
      throw conflict('NOTHING_POSTED', {
        de: 'Zu dieser Einladung ist noch kein Brief unterwegs.',
        en: 'No letter of this invitation is on its way yet.',
      })
    await tx.letter.update({ where: { id: last.id }, data: { state: 'returned' } })
    await cancelUnposted(tx, deps, { invitationId: id, actorId: actor.id }) // the address is wrong
    await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: 'response-period', closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'MailReturned',
      correlationKey: id,
      variables: {},
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code: 'mail-returned',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'invitation.mail-returned', subject })
    announce(tx, 'invitations', 'campaigns', 'prints')
  })
}

/** "No more letters": in force with this click, for all letters of the person. */
export async function forbidContact(deps: Deps, id: string, actor: Actor): Promise<void> {
  const found = await getInvitation(deps, id, { actor, verb: 'forbidContact' })
  const subject = invitationSubject(id)
  const isOpen = found.status === 'open' || found.status === 'opening'
  await deps.db.tx(async (tx) => {
    await tx.person.update({ where: { id: found.personId }, data: { noMoreLetters: true } })
    await holdLetters(tx, { personId: found.personId, reason: 'contact-forbidden' })
    if (isOpen) {
      await tx.invitation.update({
        where: { id },
        data: { status: 'contact-forbidden', endedAt: deps.clock.now() },
      })
      await hideTasks(tx, subject, id)
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: 'ContactForbidden',
        correlationKey: id,
        variables: {},
      })
    }
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'contact-forbidden',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'invitation.contact-forbidden', subject })
    announce(tx, 'invitations', 'campaigns', 'prints', 'tasks')
  })
}

/** The household has moved out of the city: the offer ends. */
export async function recordMove(deps: Deps, id: string, actor: Actor): Promise<void> {
  const found = await getInvitation(deps, id, { actor, verb: 'recordMove' })
  demandOpenInvitation(found)
  const subject = invitationSubject(id)
  await deps.db.tx(async (tx) => {
    await tx.person.update({
      where: { id: found.personId },
      data: { movedAwayOn: dayToStore(deps.clock.now()) },
    })
    await holdLetters(tx, { personId: found.personId, reason: 'client-moved' })
    await tx.invitation.update({
      where: { id },
      data: { status: 'not-eligible', endedAt: deps.clock.now() },
    })
    await hideTasks(tx, subject, id)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'ClientMoved',
      correlationKey: found.personId,
      variables: {},
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'change',
      code: 'client-moved',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'invitation.moved', subject })
    announce(tx, 'invitations', 'campaigns', 'prints', 'tasks')
  })
}
