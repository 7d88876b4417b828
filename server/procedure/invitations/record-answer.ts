import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demandOpenInvitation, getInvitation } from './find-invitation.ts'
import { lockInvitation } from './lock-invitation.ts'
import { overtake } from './overtake.ts'
import { restartInvitation } from './restart-invitation.ts'
import type { AnswerInput } from './schema.ts'
import { invitationSubject, subjectText } from '#server/base/subject.ts'

const HALF_YEAR_MS = 183 * 86_400_000
const FINAL: Record<string, string> = { accept: 'accepted', decline: 'declined' }

/**
 * What the answer changes beside itself; also used by a call. A yes or a no settles the invitation;
 * nobody is asked why.
 */
export type StoredAnswer = {
  invitationId: string
  response: string
  channel: string
  laterFrom: Date | null
  urgentHints: string[]
  actorId: string
}

/**
 * Writes an answer and what follows from it on the invitation; the message to the process is the
 * caller's.
 */
export async function storeAnswer(
  tx: Tx,
  deps: Deps,
  { invitationId, response, channel, laterFrom, urgentHints, actorId }: StoredAnswer,
): Promise<string> {
  const at = deps.clock.now()
  const { id } = await tx.invitationAnswer.create({
    data: {
      invitationId,
      response,
      channel,
      laterFrom,
      urgentHints,
      answeredAt: at,
      answeredBy: actorId,
      messageSent: true,
    },
  })
  const status = FINAL[response]
  const ended = status ? { status, endedAt: at } : {}
  await tx.invitation.update({
    where: { id: invitationId },
    data: { lastResponse: response, laterFrom, ...ended },
  })
  await recordEvent(tx, deps, {
    subject: invitationSubject(invitationId),
    kind: 'contact',
    code: `answered-${response}`,
    actorId,
  })
  announce(tx, 'invitations', 'campaigns')
  return id
}

/** @throws AppError INVALID unless the day is named and within half a year */
export function laterDay(deps: Deps, response: string, laterFrom: string | null): Date | null {
  if (response !== 'later') return null
  const day = laterFrom ? new Date(laterFrom) : null
  const now = deps.clock.now().getTime()
  if (day && day.getTime() > now && day.getTime() < now + HALF_YEAR_MS) return day
  throw invalid([
    {
      path: 'laterFrom',
      message: {
        de: 'Wieder fragen ab: Wählen Sie einen Tag in den nächsten sechs Monaten.',
        en: 'Ask again from: Choose a day within the next six months.',
      },
    },
  ])
}

/**
 * Records what a household answered.
 * @throws AppError ALREADY_ANSWERED, INVITATION_OVER, INVALID
 */
export async function recordAnswer(
  deps: Deps,
  { id, ...input }: AnswerInput & { id: string },
  actor: Actor,
): Promise<void> {
  const found = await getInvitation(deps, id, { actor, verb: 'answer' })
  const later = laterDay(deps, input.response, input.laterFrom ?? null)
  const subject = invitationSubject(id)
  await deps.db.tx(async (tx) => {
    await lockInvitation(tx, id)
    const newest = await tx.invitationAnswer.findFirst({
      where: { invitationId: id, replacedBy: null },
      orderBy: { answeredAt: 'desc' },
    })
    if (newest && newest.response in FINAL)
      throw conflict('ALREADY_ANSWERED', {
        de: 'Zu dieser Einladung liegt schon eine Antwort vor.',
        en: 'This invitation has been answered before.',
      })
    demandOpenInvitation(await tx.invitation.findUniqueOrThrow({ where: { id } }))
    const way = await overtake(tx, deps, {
      invitationId: id,
      response: input.response,
      actorId: actor.id,
    })
    if (way === 'restart') await restartInvitation(tx, deps, id)
    await storeAnswer(tx, deps, {
      invitationId: id,
      response: input.response,
      channel: input.channel,
      laterFrom: later,
      urgentHints: input.urgentHints,
      actorId: actor.id,
    })
    await storeContact(tx, found.personId, input)
    await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: 'response-period', closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    if (way !== 'told')
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: 'ClientResponded',
        correlationKey: id,
        variables: { response: input.response, channel: input.channel },
      })
    await recordAudit(tx, deps, { actor, action: 'invitation.answer', subject })
  })
}

/** Only what the person gave with the answer; with a no nothing is kept. */
async function storeContact(
  tx: Tx,
  personId: string,
  { response, ...input }: AnswerInput,
): Promise<void> {
  if (response === 'decline') return
  const { phone, email, language, interpreter, talkWishes, channels, preferredContact } = input
  const said = { phone, email, language, interpreter, talkWishes, channels, preferredContact }
  const given = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined && value !== ''),
  )
  if (Object.keys(given).length) await tx.person.update({ where: { id: personId }, data: given })
}
