import type { Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import { agencyNames } from '#server/procedure/cases/case-words.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { letterWithPerson, presentLetter } from '#server/procedure/prints/list-letters.ts'
import { listTasksOf } from '#server/procedure/tasks/subject-tasks.ts'
import {
  getInvitation,
  invitationThing,
  withParts,
  type FoundInvitation,
} from './find-invitation.ts'
import type { InvitationView } from './schema.ts'

const STATES: Record<string, Sentence> = {
  staged: { de: 'noch nicht versandt', en: 'not sent yet' },
  excluded: { de: 'ausgeschlossen', en: 'excluded' },
  opening: { de: 'wird versandt', en: 'being sent' },
  open: { de: 'wartet auf Antwort', en: 'waits for an answer' },
  accepted: { de: 'angenommen', en: 'accepted' },
  declined: { de: 'abgelehnt', en: 'declined' },
  'no-contact': { de: 'keine Rückmeldung', en: 'no answer' },
  unreachable: { de: 'nicht gefunden', en: 'not found' },
  'not-eligible': { de: 'nicht teilnahmeberechtigt', en: 'not eligible' },
  'contact-forbidden': { de: 'keine weiteren Briefe', en: 'no more letters' },
  stopped: { de: 'gestoppt', en: 'stopped' },
}
const ASKED: Record<string, Sentence> = {
  question: { de: 'hat eine Frage', en: 'has a question' },
  later: { de: 'möchte sich später entscheiden', en: 'wants to decide later' },
}
const FOUND_AT_MOST = 20
const FINAL = ['accept', 'decline']

/** One invitation; the read is recorded. */
export async function readInvitation(
  deps: Deps,
  id: string,
  actor: Actor,
): Promise<InvitationView> {
  const found = await getInvitation(deps, id, { actor })
  await recordRead(deps, { actor, action: 'invitation.read', subject: `invitation:${id}` })
  return await present(deps, found, actor)
}

/** Invitations of an exact reference, typed or scanned, newest first; the person's or the case's number. */
export async function findByReference(
  deps: Deps,
  typed: string,
  actor: Actor,
): Promise<{ items: InvitationView[] }> {
  const reference = typed.trim().replace(/\s+/g, ' ').toUpperCase() // as numbers of a list are stored
  const where = {
    OR: [{ person: { reference } }, { cases: { some: { caseRef: reference } } }],
    status: { not: 'excluded' },
  }
  return await list(
    deps,
    await deps.db.prisma.invitation.findMany({
      where,
      include: withParts,
      orderBy: { createdAt: 'desc' },
      take: FOUND_AT_MOST,
    }),
    actor,
  )
}

/** Invitations of people whose name begins like this. */
export async function findByName(
  deps: Deps,
  name: string,
  actor: Actor,
): Promise<{ items: InvitationView[] }> {
  const words = name
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 3)
  const person = {
    AND: words.map((word) => ({
      OR: [
        { lastName: { startsWith: word, mode: 'insensitive' as const } },
        { firstName: { startsWith: word, mode: 'insensitive' as const } },
      ],
    })),
  }
  const found = await deps.db.prisma.invitation.findMany({
    where: { person, status: { not: 'excluded' } },
    include: withParts,
    orderBy: [{ person: { lastName: 'asc' } }, { createdAt: 'desc' }],
    take: FOUND_AT_MOST,
  })
  return await list(deps, found, actor)
}

async function list(
  deps: Deps,
  found: FoundInvitation[],
  actor: Actor,
): Promise<{ items: InvitationView[] }> {
  const readable = found.filter((each) => invitationPolicy.read(actor, invitationThing(each)))
  for (const { id } of readable)
    await recordRead(deps, { actor, action: 'invitation.read', subject: `invitation:${id}` })
  return { items: await Promise.all(readable.map((each) => present(deps, each, actor))) }
}

async function present(deps: Deps, found: FoundInvitation, actor: Actor): Promise<InvitationView> {
  const { id, person, campaign, status } = found
  const subject = `invitation:${id}`
  const [letters, tasks, wait] = await Promise.all([
    deps.db.prisma.letter.findMany({
      where: { invitationId: id },
      include: letterWithPerson,
      omit: { data: true },
      orderBy: { createdAt: 'desc' },
    }),
    listTasksOf(deps, subject, actor),
    deps.db.prisma.wait.findFirst({ where: { subject, rule: 'response-period', closedAt: null } }),
  ])
  const words =
    (status === 'open' && ASKED[found.lastResponse ?? '']) ||
    (STATES[status] ?? { de: status, en: status })
  const answer = await presentAnswer(deps, found, actor)
  const hasCase =
    (await deps.db.prisma.case.count({
      where: { personId: person.id, status: { not: 'closed' } },
    })) > 0
  return {
    id,
    reference: person.reference,
    person: {
      id: person.id,
      displayName: `${person.firstName} ${person.lastName}`,
      address: person.blockingNotice ? null : [person.street, `${person.postcode} ${person.city}`],
      blocked: person.blockingNotice,
      language: person.language,
      representative: person.representative,
      phone: person.blockingNotice ? null : person.phone,
    },
    campaignName: campaign?.name ?? null,
    agencyName: found.agencyId ? (agencyNames[found.agencyId] ?? found.agencyId) : null,
    state: status,
    stateText: words.de,
    stateTextEn: words.en,
    sentOn: found.firstPostedOn?.toISOString().slice(0, 10) ?? null,
    responseDueOn: wait?.dueAt.toISOString() ?? null,
    answer,
    letters: letters.map(presentLetter),
    tasks,
    abilities: abilitiesOf(found, actor, {
      correctable: answer?.correctable ?? false,
      hasPosted: letters.some((letter) => letter.state === 'posted'),
      hasCase,
    }),
  }
}

async function presentAnswer(
  deps: Deps,
  found: FoundInvitation,
  actor: Actor,
): Promise<InvitationView['answer']> {
  const answer = found.answers[0]
  if (!answer) return null
  const isLetterPosted =
    (await deps.db.prisma.letter.count({
      where: { invitationId: found.id, documentType: 'DECLINE_CONFIRMATION', state: 'posted' },
    })) > 0
  const by = await deps.db.prisma.staff.findUnique({
    where: { id: answer.answeredBy },
    select: { displayName: true },
  })
  const correctable = invitationPolicy.correct(actor, invitationThing(found), {
    answeredBy: answer.answeredBy,
    isLetterPosted,
  })
  // a question or "later" leaves the invitation open: who may not correct it records the next answer
  if (!correctable && !FINAL.includes(answer.response)) return null
  return {
    id: answer.id,
    response: answer.response,
    channel: answer.channel,
    at: answer.answeredAt.toISOString(),
    by: by?.displayName ?? '',
    correctable,
  }
}

function abilitiesOf(
  found: FoundInvitation,
  actor: Actor,
  {
    correctable,
    hasPosted,
    hasCase,
  }: { correctable: boolean; hasPosted: boolean; hasCase: boolean },
): InvitationView['abilities'] {
  const thing = invitationThing(found)
  const isOpen = found.status === 'open' || found.status === 'opening'
  const isFinal = FINAL.includes(found.answers[0]?.response ?? '')
  return {
    answer: isOpen && !isFinal && invitationPolicy.answer(actor, thing),
    correct: correctable,
    mailReturned: isOpen && hasPosted && invitationPolicy.mailReturned(actor, thing),
    forbidContact: !found.person.noMoreLetters && invitationPolicy.forbidContact(actor, thing),
    recordDeath: found.person.diedOn === null && invitationPolicy.recordDeath(actor, thing),
    takeIn:
      !isOpen &&
      found.status !== 'staged' &&
      !hasCase &&
      found.person.diedOn === null &&
      invitationPolicy.recordWalkIn(actor),
    recordMove: isOpen && invitationPolicy.recordMove(actor, thing),
  }
}
