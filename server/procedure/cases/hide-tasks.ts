import type { Tx } from '#server/base/db.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

/**
 * Takes the open tasks of an ended subject off every list at once; the engine cancels them when it
 * follows.
 */
export async function hideTasks(tx: Tx, subject: Subject, by: string): Promise<void> {
  await tx.task.updateMany({
    where: { subject: subjectText(subject), state: 'open', submissionId: null },
    data: { submissionId: by },
  })
}
