import { LIVE } from '#server/procedure/appointments/appointment-words.ts'
import { isRunning } from '#server/procedure/cases/find-case.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Case, Person } from '#server/generated/prisma/client.ts'
import { listWithChangedTalk } from './queries.ts'
import { isPost } from '#server/web/policies/letter-kinds.ts'

export type LetterAbout = {
  /** Missing while it is being written. */
  id?: string
  documentType: string
  caseId: string | null
  personId: string
  /** When it was written; what it says of a plan may be older than the plan. */
  createdAt: Date
}
type Standing = LetterAbout & { person: Person; of: Case }

/** May still be given to the person after the end of the case: they tell of what was. */
const OF_THE_END = ['CLOSING_LETTER', 'CLOSING_REPORT', 'REVIEW_REPORT', 'ASSESSMENT_SHEET']
/** Sent by post only while the case goes on. */
const RESTING = ['PRIVACY_NOTICE', 'APPOINTMENT_LETTER', 'REVIEW_INVITATION']

/** Why nothing may be sent to this person now; null if something may. */
const reasonToHold = (person: Person): string | null =>
  person.diedOn
    ? 'client-died'
    : person.movedAwayOn
      ? 'client-moved'
      : person.noMoreLetters
        ? 'contact-forbidden'
        : null

/**
 * Why a letter stands on nothing any more, as a code of `reasons.ts`; null while it does. Asked when
 * a letter is written, when a run is made, and in each transaction that may take a reason away.
 */
export async function whyGone(tx: Tx, letter: LetterAbout): Promise<string | null> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: letter.personId } })
  const byPerson = isPost(letter.documentType)
    ? reasonToHold(person)
    : person.diedOn && 'client-died'
  if (byPerson) return byPerson
  if (letter.caseId === null)
    return letter.documentType === 'APPOINTMENT_LETTER' ? 'talk-changed' : null
  const of = await tx.case.findUniqueOrThrow({ where: { id: letter.caseId } })
  const standing = { ...letter, person, of }
  return byEnd(standing) ?? byPause(standing) ?? (await byKind(tx, standing))
}

function byEnd({ documentType, of }: Standing): string | null {
  if (of.endCode === 'C10') return 'client-died'
  if (documentType === 'CLOSING_LETTER' && of.endCode === 'C14') return 'mistake'
  return isRunning(of) || OF_THE_END.includes(documentType) ? null : 'case-ended'
}

const byPause = ({ documentType, of }: Standing): string | null =>
  RESTING.includes(documentType) && (of.status === 'paused' || of.pausedUntil !== null)
    ? 'case-paused'
    : null

async function byKind(
  tx: Tx,
  { id, documentType, of, createdAt }: Standing,
): Promise<string | null> {
  const caseId = of.id
  if (documentType === 'APPOINTMENT_LETTER') return await byTalk(tx, { id, caseId })
  if (documentType === 'HELP_PLAN') return await byPlan(tx, caseId, createdAt)
  if (documentType === 'REVIEW_INVITATION')
    return (await tx.review.count({ where: { caseId, decision: null, heldOn: null } }))
      ? null
      : 'review-over'
  if (documentType === 'PRIVACY_NOTICE')
    return (await wasHandedOver(tx, caseId)) ? 'handed-over' : null
  return null
}

/** In the talk, or at the desk. */
async function wasHandedOver(tx: Tx, caseId: string): Promise<boolean> {
  const documentType = 'PRIVACY_NOTICE'
  return (
    (await tx.conversation.count({ where: { caseId, privacyNoticeOn: { not: null } } })) > 0 ||
    (await tx.letter.count({ where: { caseId, documentType, settledAt: { not: null } } })) > 0
  )
}

/** A letter names one time; one that is to be written needs a talk that stands. */
async function byTalk(
  tx: Tx,
  { id, caseId }: { id: string | undefined; caseId: string },
): Promise<string | null> {
  const isGone = id
    ? (await listWithChangedTalk(queryOf(tx), [id])).length > 0
    : (await tx.appointment.count({ where: { caseId, status: { in: LIVE } } })) === 0
  return isGone ? 'talk-changed' : null
}

/** A plan that was not agreed on, or that was drafted anew since the letter was written. */
async function byPlan(tx: Tx, caseId: string, writtenAt: Date): Promise<string | null> {
  const newest = await tx.helpPlan.findFirst({ where: { caseId }, orderBy: { version: 'desc' } })
  if (!newest || newest.outcome === 'no-agreement') return 'plan-not-agreed'
  const isOld = newest.at.getTime() > writtenAt.getTime()
  return isOld || newest.outcome === 'wants-changes' ? 'plan-changed' : null
}
