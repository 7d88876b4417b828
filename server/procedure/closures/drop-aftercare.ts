import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { endWaits } from '#server/procedure/waits/end-waits.ts'
import { enqueueComplete } from '#server/engine/outbox/enqueue.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

/**
 * Who takes back that we may ask later on is not asked: what waits for the day ends, and a task
 * that is there already goes.
 */
export async function dropAftercare(
  tx: Tx,
  deps: Deps,
  { subject, by }: { subject: Subject; by: string },
): Promise<void> {
  await endWaits(tx, deps, { subject, which: { rule: 'aftercare' } })
  const tasks = await tx.task.findMany({
    where: {
      subject: subjectText(subject),
      formId: 'aftercare-contact',
      state: 'open',
      submissionId: null,
    },
    select: { key: true, formId: true },
  })
  for (const { key, formId } of tasks) {
    // off the lists at once
    await tx.task.update({ where: { key }, data: { submissionId: subject.id } })
    await enqueueComplete(tx, deps, { stream: subject, taskKey: key, variables: {} })
    await recordAudit(tx, deps, {
      actor: null,
      action: 'task.complete',
      subject,
      detail: { task: key, form: formId, by },
    })
  }
}
