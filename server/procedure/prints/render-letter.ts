import { LIVE } from '#server/procedure/appointments/appointment-words.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { BpmnError } from '#server/base/errors.ts'
import type { Person } from '#server/generated/prisma/client.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import { postalKey, type DocumentType } from '#server/procedure/letters/letter-data.ts'
import { composeFor, findSource } from './letter-facts.ts'
import { lockSubject } from './queries.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const REPEAT_MS = 7 * 86_400_000

export type RenderRequest = {
  subject: Subject
  caseId: string | null
  invitationId: string | null
  documentType: DocumentType
  isOptional: boolean
  /** Subject and element instance that ask: asking twice gives one letter. */
  callKey: string
}

/** Why nothing may be sent to this person now; null if something may. */
export const reasonToHold = (person: Person): string | null =>
  person.diedOn
    ? 'client-died'
    : person.movedAwayOn
      ? 'client-moved'
      : person.noMoreLetters
        ? 'contact-forbidden'
        : null

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
    const hold = reasonToHold(source.person) ?? ((await isMistake(tx, request)) ? 'mistake' : null)
    if (hold && request.isOptional) return await skip(tx, deps, request)
    const { documentType, subject, caseId, invitationId, isOptional, callKey } = request
    const data = await composeFor(tx, deps, { source, documentType })
    if (checkLetter(data).length > 0 || !source.person.street) {
      if (isOptional) return await skip(tx, deps, request)
      throw new BpmnError('ADDRESS_INVALID')
    }
    const { person } = source
    const content = { data, sortKey: postalKey(person), callKey }
    const unposted = await findUnposted(tx, request, {
      personId: person.id,
      hold,
      now: deps.clock.now(),
    })
    if (unposted) {
      await tx.letter.update({
        where: { id: unposted.id },
        data: hold ? { ...content, state: 'held', holdReason: hold } : content,
      })
      return { letterId: unposted.id, letterFit: true }
    }
    const state = hold ? 'held' : 'rendered'
    const letter = await tx.letter.create({
      data: {
        ...content,
        subject: subjectText(subject),
        caseId,
        invitationId: caseId ? null : invitationId,
        personId: person.id,
        documentType,
        optional: isOptional,
        state,
        holdReason: hold,
        createdAt: deps.clock.now(),
      },
    })
    return { letterId: letter.id, letterFit: true }
  })
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
  const isOpen = { state: { in: ['rendered', 'queued'] } }
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

/**
 * A case that came of a corrected answer says goodbye to nobody, and a talk that was cancelled in
 * the meantime is not announced.
 */
async function isMistake(tx: Tx, { caseId, documentType }: RenderRequest): Promise<boolean> {
  if (caseId === null) return documentType === 'APPOINTMENT_LETTER'
  if (documentType === 'APPOINTMENT_LETTER')
    return (await tx.appointment.count({ where: { caseId, status: { in: LIVE } } })) === 0
  return (
    documentType === 'CLOSING_LETTER' &&
    (await tx.case.count({ where: { id: caseId, endCode: 'C14' } })) > 0
  )
}

async function skip(
  tx: Tx,
  deps: Deps,
  { subject, documentType }: RenderRequest,
): Promise<{ letterId: null; letterFit: false }> {
  await recordEvent(tx, deps, {
    subject,
    kind: 'letter',
    code: 'letter-skipped',
    detail: { documentType },
  })
  return { letterId: null, letterFit: false }
}
