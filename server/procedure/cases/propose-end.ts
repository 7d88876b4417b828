import type { Tx } from '#server/base/db.ts'
import type { EndCode } from './end-codes.ts'

/**
 * The end that somebody chose on the way: by a decision, by the result of a phase or in a report.
 * It is kept when another is chosen later, since the lead looks at it then (docs/procedure.md,
 * "Ends").
 */
export async function proposeEnd(
  tx: Tx,
  { caseId, endCode }: { caseId: string; endCode: EndCode },
): Promise<void> {
  await tx.case.update({
    where: { id: caseId },
    data: { endCode, proposedEnds: { push: endCode } },
  })
}
