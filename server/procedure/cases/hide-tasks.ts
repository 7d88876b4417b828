import type { Tx } from '#server/base/db.ts'

/**
 * Takes the open tasks of an ended subject off every list at once; the engine cancels them when it
 * follows.
 */
export async function hideTasks(tx: Tx, subject: string, by: string): Promise<void> {
  await tx.task.updateMany({
    where: { subject, state: 'open', submissionId: null },
    data: { submissionId: by },
  })
}
