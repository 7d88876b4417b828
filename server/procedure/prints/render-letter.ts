import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { BpmnError } from '#server/base/errors.ts'
import type { Person } from '#server/generated/prisma/client.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import {
  postalKey,
  type DocumentType,
  type LetterData,
} from '#server/procedure/letters/letter-data.ts'
import { composeFor, findSource } from './letter-facts.ts'
import { mailHome } from '#server/procedure/letters/representation.ts'
import { lockSubject } from './queries.ts'
import { whyGone } from './why-gone.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const REPEAT_MS = 7 * 86_400_000
/** What the timeline says of a letter that is not written. */
const SKIPPED: Record<string, string> = {
  unprintable: 'letter-skipped',
  'handed-over': 'letter-given-before',
}

export type RenderRequest = {
  subject: Subject
  caseId: string | null
  invitationId: string | null
  documentType: DocumentType
  isOptional: boolean
  /** Subject and element instance that ask: asking twice gives one letter. */
  callKey: string
}

/**
 * Composes a letter and freezes what its template gets; the PDF is made with the print run. An
 * address or a name that cannot be printed is found here.
 * @throws BpmnError ADDRESS_INVALID for a letter that has to be sent
 */
export async function renderLetter(
  deps: Deps,
  request: RenderRequest,
): Promise<{ letterId: string | null; letterFit: boolean }> {
  return await deps.db.tx(async (tx) => {
    await lockSubject(queryOf(tx), request.subject)
    const known = await tx.letter.findUnique({ where: { callKey: request.callKey } })
    if (known) return { letterId: known.id, letterFit: true }
    const source = await findSource(tx, request)
    if (!source) throw new Error('the letter has no recipient')
    const { documentType, caseId, isOptional } = request
    const now = deps.clock.now()
    const personId = source.person.id
    const hold = await whyGone(tx, { documentType, caseId, personId, createdAt: now })
    if (hold && hold !== 'case-paused' && isOptional)
      return await skip(tx, deps, { request, reason: hold })
    const data = await composeFor(tx, deps, { source, documentType })
    if (checkLetter(data).length > 0 || !mailHome(source.person).street) {
      if (isOptional) return await skip(tx, deps, { request, reason: 'unprintable' })
      throw new BpmnError('ADDRESS_INVALID')
    }
    const letterId = await write(tx, request, { data, person: source.person, hold, now })
    return { letterId, letterFit: true }
  })
}

type Written = { data: LetterData; person: Person; hold: string | null; now: Date }

/** Freezes the letter, in the place of the one asked for before. */
async function write(
  tx: Tx,
  request: RenderRequest,
  { data, person, hold, now }: Written,
): Promise<string> {
  const { documentType, subject, caseId, invitationId, isOptional, callKey } = request
  const content = { data, sortKey: postalKey(person), callKey, createdAt: now }
  const unposted = await findUnposted(tx, request, { personId: person.id, hold, now })
  if (unposted) {
    await tx.letter.update({
      where: { id: unposted.id },
      data: hold ? { ...content, state: 'held', holdReason: hold } : content,
    })
    return unposted.id
  }
  const { id } = await tx.letter.create({
    data: {
      ...content,
      subject: subjectText(subject),
      caseId,
      invitationId: caseId ? null : invitationId,
      personId: person.id,
      documentType,
      optional: isOptional,
      state: hold ? 'held' : 'rendered',
      holdReason: hold,
    },
    select: { id: true },
  })
  return id
}

/**
 * The same letter to the same person, of the last seven days, that has not gone out yet is this
 * one: an engine that is killed may hand out a job and forget that it did, and asks again from
 * another element instance (docs/procedure.md, "What a crash may repeat").
 */
async function findUnposted(
  tx: Tx,
  { subject, documentType }: RenderRequest,
  { personId, hold, now }: { personId: string; hold: string | null; now: Date },
) {
  const isOpen = { state: { in: ['rendered', 'queued', 'at-desk'] } }
  return await tx.letter.findFirst({
    where: {
      subject: subjectText(subject),
      documentType,
      personId,
      createdAt: { gt: new Date(now.getTime() - REPEAT_MS) },
      OR: hold ? [isOpen, { state: 'held', holdReason: hold }] : [isOpen],
    },
    select: { id: true },
  })
}

async function skip(
  tx: Tx,
  deps: Deps,
  { request: { subject, documentType }, reason }: { request: RenderRequest; reason: string },
): Promise<{ letterId: null; letterFit: false }> {
  await recordEvent(tx, deps, {
    subject,
    kind: 'letter',
    code: SKIPPED[reason] ?? 'letter-not-needed',
    detail: { documentType },
  })
  return { letterId: null, letterFit: false }
}
