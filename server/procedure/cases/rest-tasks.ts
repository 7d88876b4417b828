import type { Tx } from '#server/base/db.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

/** The open tasks of a case rest as long as it pauses: they are on no due list. */
export async function restTasks(tx: Tx, caseId: string, rests: boolean): Promise<void> {
  await tx.task.updateMany({
    where: { subject: subjectText(caseSubject(caseId)), state: 'open', rests: !rests },
    data: { rests },
  })
}
