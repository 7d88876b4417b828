import { foldText } from '#server/base/texts/fold-text.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { letterWithPerson, presentLetter } from '#server/procedure/prints/list-letters.ts'
import { listTasksOf } from '#server/procedure/tasks/subject-tasks.ts'
import {
  getInvitation,
  invitationThing,
  withParts,
  type FoundInvitation,
} from './find-invitation.ts'
import { listPeopleNamed } from './queries-names.ts'
import { isFinal, presentInvitation } from './present-invitation.ts'
import type { InvitationView } from './schema.ts'
import { invitationSubject, subjectText } from '#server/base/subject.ts'

const FOUND_AT_MOST = 20

/** One invitation. */
export async function readInvitation(
  deps: Deps,
  id: string,
  actor: Actor,
): Promise<InvitationView> {
  const found = await getInvitation(deps, id, { actor })
  return await present(deps, found, actor)
}

/**
 * Invitations of an exact reference, typed or scanned, newest first; the person's or the case's
 * number.
 */
export async function findByReference(
  deps: Deps,
  typed: string,
  actor: Actor,
): Promise<{ items: InvitationView[] }> {
  // as numbers of a list are stored
  const reference = typed.trim().replace(/\s+/g, ' ').toUpperCase()
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

/** Invitations of people in whose name each word begins like this, however it is spelled. */
export async function findByName(
  deps: Deps,
  name: string,
  actor: Actor,
): Promise<{ items: InvitationView[] }> {
  const words = foldText(name).split(' ').filter(Boolean).slice(0, 3)
  if (words.length === 0) return { items: [] }
  const people = await listPeopleNamed(deps.db.query, words, FOUND_AT_MOST)
  const found = await deps.db.prisma.invitation.findMany({
    where: { personId: { in: people }, status: { not: 'excluded' } },
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
  return { items: await Promise.all(readable.map((each) => present(deps, each, actor))) }
}

async function present(deps: Deps, found: FoundInvitation, actor: Actor): Promise<InvitationView> {
  const subject = invitationSubject(found.id)
  const [letters, tasks, wait, answer, cases] = await Promise.all([
    deps.db.prisma.letter.findMany({
      where: { invitationId: found.id },
      include: letterWithPerson,
      omit: { data: true },
      orderBy: { createdAt: 'desc' },
    }),
    listTasksOf(deps, subject, actor),
    deps.db.prisma.wait.findFirst({
      where: { subject: subjectText(subject), rule: 'response-period', closedAt: null },
    }),
    readAnswer(deps, found, actor),
    deps.db.prisma.case.count({
      where: { personId: found.personId, status: { not: 'closed' } },
    }),
  ])
  const about = {
    letters: letters.map((letter) => presentLetter(letter, actor)),
    tasks,
    dueAt: wait?.dueAt ?? null,
    answer,
    hasCase: cases > 0,
  }
  return presentInvitation(found, about, actor)
}

async function readAnswer(
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
  // a question or "later" leaves the invitation open: who may not correct it records the next
  // answer
  if (!correctable && !isFinal(answer.response)) return null
  return {
    id: answer.id,
    response: answer.response,
    channel: answer.channel,
    at: answer.answeredAt.toISOString(),
    by: by?.displayName ?? '',
    correctable,
  }
}
