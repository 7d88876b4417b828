import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case, Person } from '#server/generated/prisma/client.ts'
import { documentTitles, type DocumentType } from '#server/procedure/letters/letter-data.ts'
import { planAtAGlance } from '#server/procedure/plans/plan-at-a-glance.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { presentTask } from '#server/procedure/tasks/present-task.ts'
import { listOfSubject } from '#server/procedure/tasks/queries.ts'
import { listMoves } from '#server/procedure/waits/list-moves.ts'
import { agencyNames, statusWords, waitWords } from './case-words.ts'
import { endText } from './end-codes.ts'
import { caseThing, getCase, isRunning } from './find-case.ts'
import { findWait } from './find-wait.ts'
import { PAUSABLE } from './pause.ts'
import { readHousehold } from './read-household.ts'
import { listSteps } from './list-steps.ts'
import type { CaseDetail } from './schema.ts'
import { SIGNALS } from './signal-case.ts'

const day = (instant: Date | null): string | null => instant?.toISOString().slice(0, 10) ?? null

/** Everything the next talk needs, on one page. The read is recorded. */
export async function readCase(deps: Deps, id: string, actor: Actor): Promise<CaseDetail> {
  const found = await getCase(deps, id, { actor })
  const subject = `case:${id}`
  await recordRead(deps, { actor, action: 'case.read', subject })
  const [person, caseworker, concern, wait] = await Promise.all([
    deps.db.prisma.person.findUniqueOrThrow({ where: { id: found.personId } }),
    found.caseworkerId
      ? deps.db.prisma.staff.findUnique({ where: { id: found.caseworkerId } })
      : null,
    deps.db.prisma.conversation.findFirst({
      where: { caseId: id, concern: { not: null } },
      orderBy: { heldAt: 'desc' },
    }),
    findWait(deps.db.query, id),
  ])
  const tasks = found.status === 'closed' ? [] : await listOfSubject(deps.db.query, subject)
  const presented = await Promise.all(tasks.map((task) => presentTask(deps, task, actor)))
  return {
    ...head(found),
    person: presentPerson(person),
    caseworker: caseworker ? { id: caseworker.id, displayName: caseworker.displayName } : null,
    concern:
      concern &&
      (!concern.confidential || casePolicy.readConfidential(actor, caseThing(found), concern.by))
        ? concern.concern
        : null,
    steps: await listSteps(deps, id),
    waitingFor: wait
      ? {
          text: waitWords(wait.rule).de,
          textEn: waitWords(wait.rule).en,
          until: wait.until.toISOString(),
          waitId: wait.id,
          moves: await listMoves(deps.db.query, wait.id),
        }
      : null,
    nextDate: presented[0]?.dueAt ?? wait?.until.toISOString() ?? null,
    tasks: presented,
    letters: await listLetters(deps, found),
    plan: await planAtAGlance(deps, id),
    household: await readHousehold(deps, found, actor),
    noteDraft:
      (
        await deps.db.prisma.caseNoteDraft.findUnique({
          where: { caseId_staffId: { caseId: id, staffId: actor.id } },
        })
      )?.text ?? null,
    consents: await listConsents(deps, id),
    hasConflict:
      (await deps.db.prisma.staffConflict.count({
        where: { staffId: actor.id, personId: found.personId },
      })) > 0,
    abilities: abilitiesOf(found, actor, wait?.rule ?? null),
  }
}

function head(found: Case) {
  const words = statusWords(found.status)
  const end = endText(found.endCode)
  return {
    id: found.id,
    caseRef: found.caseRef,
    status: found.status as CaseDetail['status'],
    statusText: words.de,
    statusTextEn: words.en,
    priority: found.priority,
    origin: found.origin,
    agency: found.agencyId,
    agencyName: agencyNames[found.agencyId] ?? found.agencyId,
    openedOn: day(found.openedAt)!,
    closedOn: day(found.closedAt),
    endCode: found.endCode,
    endText: end?.de ?? null,
    endTextEn: end?.en ?? null,
    pausedUntil: day(found.pausedUntil),
    deletionOn: day(found.deletionOn),
  }
}

/** The address of a person with a blocking notice is never shown. */
function presentPerson(person: Person): CaseDetail['person'] {
  const {
    id,
    firstName,
    lastName,
    salutation,
    blockingNotice: blocked,
    language,
    representative,
  } = person
  const address = blocked ? null : [person.street, `${person.postcode} ${person.city}`]
  return {
    id,
    displayName: `${firstName} ${lastName}`,
    salutation,
    address,
    blocked,
    language,
    representative,
    phone: blocked ? null : person.phone,
    email: blocked ? null : person.email,
  }
}

async function listLetters(deps: Deps, found: Case): Promise<CaseDetail['letters']> {
  const mine = found.invitationId
    ? { OR: [{ caseId: found.id }, { invitationId: found.invitationId }] }
    : { caseId: found.id }
  const letters = await deps.db.prisma.letter.findMany({
    where: mine,
    orderBy: { createdAt: 'desc' },
    omit: { data: true },
  })
  return letters.map(({ id, documentType, state, createdAt, postedOn }) => ({
    id,
    ...documentTitles[documentType as DocumentType],
    state,
    createdAt: createdAt.toISOString(),
    postedOn: day(postedOn),
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
    givenOn: day(givenOn)!,
    withdrawnOn: day(withdrawnAt),
  }))
}

function abilitiesOf(found: Case, actor: Actor, rule: string | null): CaseDetail['abilities'] {
  const thing = caseThing(found)
  const running = isRunning(found)
  const is = (rules: readonly string[]): boolean => rule !== null && rules.includes(rule)
  return {
    withdraw: running && casePolicy.withdraw(actor, thing),
    recordDeath: running && casePolicy.recordDeath(actor, thing),
    withdrawConsent: casePolicy.withdrawConsent(actor, thing),
    note: casePolicy.note(actor, thing),
    pause: found.status === 'open' && is(PAUSABLE) && casePolicy.decide(actor, thing),
    resume: found.status === 'paused' && casePolicy.decide(actor, thing),
    concern: is(SIGNALS.concern.rules) && casePolicy.decide(actor, thing),
    review: running && is(SIGNALS.review.rules) && casePolicy.decide(actor, thing),
    decide: running && rule === 'thinking-time' && casePolicy.decide(actor, thing),
    moveDeadline:
      rule !== null && rule !== 'appointment-step' && casePolicy.moveDeadline(actor, thing),
    declareConflict:
      running && casePolicy.declareConflict(actor, thing, actor.id) && hasRole(actor, 'caseworker'),
    endWait: rule !== null && casePolicy.endWait(actor, thing),
  }
}
