import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { getDocumentType } from '#server/procedure/letters/letter-data.ts'
import { leaveRun } from './hold-letters.ts'
import { composeFor, findSource } from './letter-facts.ts'

/** Letters that say what somebody allowed. */
const OF_CONSENTS = ['CLOSING_LETTER', 'REVIEW_INVITATION', 'CONSENT_FORM']

/**
 * Writes letters of a case anew that have not gone out and say what was allowed, in the transaction
 * that changes it; one that is printed already leaves its run.
 */
export async function rewriteLetters(tx: Tx, deps: Deps, caseId: string): Promise<void> {
  const source = await findSource(tx, { caseId, invitationId: null })
  const letters = await tx.letter.findMany({
    where: {
      caseId,
      documentType: { in: OF_CONSENTS },
      state: { in: ['rendered', 'queued', 'in-run', 'at-desk'] },
    },
    include: { person: { select: { reference: true } } },
  })
  if (!source || letters.length === 0) return
  for (const { id, documentType, state, runId, person } of letters) {
    const data = await composeFor(tx, deps, { source, documentType: getDocumentType(documentType) })
    await tx.letter.update({
      where: { id },
      data: { data, runId: null, state: state === 'in-run' ? 'queued' : state },
    })
    if (runId)
      await leaveRun(tx, runId, {
        letterId: id,
        reference: person.reference,
        reason: 'Der Brief wurde neu geschrieben. Nehmen Sie diesen aus dem Stapel.',
        reasonEn: 'The letter was written anew. Take this one out of the pile.',
      })
  }
  announce(tx, 'prints')
}
