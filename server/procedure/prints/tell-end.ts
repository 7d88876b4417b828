import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

const DAY_MS = 86_400_000

/** A process that waits for a paper of the desk learns what became of it. */
export async function tellEnd(
  tx: Tx,
  deps: Deps,
  { id, caseId, outcome }: { id: string; caseId: string; outcome: string },
): Promise<void> {
  const stream = caseSubject(caseId)
  await tx.wait.updateMany({
    where: { kind: 'printDueOn', closedAt: null, subject: subjectText(stream) },
    data: { closedAt: deps.clock.now() },
  })
  await enqueueMessage(tx, deps, {
    stream,
    name: outcome === 'not-wanted' ? 'LetterCancelled' : 'LetterPosted',
    correlationKey: id,
    variables: {},
    ttlMs: DAY_MS,
  })
}
