import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import { documentTitles, getDocumentType } from '#server/procedure/letters/letter-data.ts'
import { recordConfidentialRead } from '#server/procedure/notes/read-notes.ts'
import { planAtAGlance } from '#server/procedure/plans/plan-at-a-glance.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { listTasksOf } from '#server/procedure/tasks/subject-tasks.ts'
import { listMoves } from '#server/procedure/waits/list-moves.ts'
import { caseThing, getCase } from './find-case.ts'
import { findWait } from './find-wait.ts'
import { dateOfStep, findNextStep } from './next-step.ts'
import { listEarlierCases } from './list-earlier-cases.ts'
import { listSteps } from './list-steps.ts'
import { abilitiesOf, dayOrNull, presentHead, presentPerson, presentWait } from './present-case.ts'
import type { CaseDetail } from './schema.ts'
import { caseSubject } from '#server/base/subject.ts'

/** Everything the next talk needs, on one page. */
export async function readCase(deps: Deps, id: string, actor: Actor): Promise<CaseDetail> {
  const found = await getCase(deps, id, { actor })
  const subject = caseSubject(id)
  const { prisma, query } = deps.db
  const [person, caseworker, concern, wait] = await Promise.all([
    prisma.person.findUniqueOrThrow({ where: { id: found.personId } }),
    findCaseworker(deps, found.caseworkerId),
    findConcern(deps, found, actor),
    findWait(query, id),
  ])
  const tasks = found.status === 'closed' ? [] : await listTasksOf(deps, subject, actor)
  return {
    ...presentHead(found),
    person: presentPerson(person),
    caseworker,
    concern,
    steps: await listSteps(deps, id),
    waitingFor: wait && presentWait(wait, await listMoves(query, wait.id)),
    nextDate: found.status === 'closed' ? null : dateOfStep(await findNextStep(query, id)),
    tasks,
    letters: await listLetters(deps, found, actor),
    plan: await planAtAGlance(deps, id),
    earlierCases: await listEarlierCases(deps, found, actor),
    noteDraft: await findNoteDraft(deps, id, actor),
    consents: await listConsents(deps, id),
    hasConflict: await hasConflict(deps, found, actor),
    abilities: abilitiesOf(found, actor, wait?.rule ?? null),
  }
}

async function findCaseworker({ db }: Deps, id: string | null): Promise<CaseDetail['caseworker']> {
  const staff = id === null ? null : await db.prisma.staff.findUnique({ where: { id } })
  return staff && { id: staff.id, displayName: staff.displayName }
}

/** What the person said last that they want; null for whom it is confidential. */
async function findConcern(deps: Deps, found: Case, actor: Actor): Promise<string | null> {
  const said = await deps.db.prisma.conversation.findFirst({
    where: { caseId: found.id, concern: { not: null } },
    orderBy: { heldAt: 'desc' },
  })
  if (!said) return null
  const isShown =
    !said.confidential || casePolicy.readConfidential(actor, caseThing(found), said.by)
  if (said.confidential && isShown) await recordConfidentialRead(deps, said, actor)
  return isShown ? said.concern : null
}

async function findNoteDraft(
  { db }: Deps,
  caseId: string,
  { id: staffId }: Actor,
): Promise<string | null> {
  const draft = await db.prisma.caseNoteDraft.findUnique({
    where: { caseId_staffId: { caseId, staffId } },
  })
  return draft?.text ?? null
}

/** True where the reader has declared a conflict of interest. */
async function hasConflict(
  { db }: Deps,
  { personId }: Case,
  { id: staffId }: Actor,
): Promise<boolean> {
  return (await db.prisma.staffConflict.count({ where: { staffId, personId } })) > 0
}

async function listLetters(deps: Deps, found: Case, actor: Actor): Promise<CaseDetail['letters']> {
  const mine = found.invitationId
    ? { OR: [{ caseId: found.id }, { invitationId: found.invitationId }] }
    : { caseId: found.id }
  const letters = await deps.db.prisma.letter.findMany({
    where: mine,
    orderBy: { createdAt: 'desc' },
    omit: { data: true },
  })
  const thing = caseThing(found)
  const readable = letters.filter(({ documentType }) =>
    letterPolicy.readsKind(actor, documentType, thing),
  )
  return readable.map(({ id, documentType, state, createdAt, postedOn }) => ({
    id,
    ...documentTitles[getDocumentType(documentType)],
    state,
    createdAt: createdAt.toISOString(),
    postedOn: dayOrNull(postedOn),
  }))
}

async function listConsents(deps: Deps, caseId: string): Promise<CaseDetail['consents']> {
  const consents = await deps.db.prisma.consent.findMany({
    where: { caseId },
    orderBy: { givenOn: 'asc' },
  })
  return consents.map(({ id, kind, state, givenOn, withdrawnAt }) => ({
    id,
    kind,
    state,
    givenOn: dayOf(givenOn),
    withdrawnOn: dayOrNull(withdrawnAt),
  }))
}
