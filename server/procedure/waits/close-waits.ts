import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

/**
 * Nothing is awaited any more of subjects that end: their pages stop saying so at once, the engine
 * follows.
 */
export async function closeWaits(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  subjects: Subject[],
): Promise<void> {
  await tx.wait.updateMany({
    where: { subject: { in: subjects.map(subjectText) }, closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
}
