import type { Prisma, Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const HOUR_MS = 3_600_000

/**
 * Closes the open waits of a subject and tells its process to go on without them. Returns how many
 * were open.
 */
export async function endWaits(
  tx: Tx,
  deps: Deps,
  { subject, which }: { subject: Subject; which: Prisma.WaitWhereInput },
): Promise<number> {
  const closed = await tx.wait.updateManyAndReturn({
    where: { ...which, subject: subjectText(subject), closedAt: null },
    data: { closedAt: deps.clock.now() },
    select: { id: true },
  })
  for (const { id } of closed)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'WaitEnded',
      correlationKey: id,
      variables: {},
      ttlMs: HOUR_MS,
    })
  return closed.length
}
