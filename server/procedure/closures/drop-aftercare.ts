import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueComplete, enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const HOUR_MS = 3_600_000

/**
 * Who takes back that we may ask later on is not asked: what waits for the day ends, and a task
 * that is there already goes.
 */
export async function dropAftercare(
  tx: Tx,
  deps: Deps,
  { subject, by }: { subject: Subject; by: string },
): Promise<void> {
  const waits = await tx.wait.updateManyAndReturn({
    where: { subject: subjectText(subject), rule: 'aftercare', closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
  for (const { id } of waits)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'WaitEnded',
      correlationKey: id,
      variables: {},
      ttlMs: HOUR_MS,
    })
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
