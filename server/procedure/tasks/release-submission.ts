import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, type Sentence } from '#server/base/errors.ts'
import { enqueueComplete } from '#server/engine/outbox/enqueue.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { forgetDraft } from './draft.ts'
import { onBehalf } from './on-behalf.ts'
import { formTaskOf, GONE, hasEnded } from './find-task.ts'
import type { WithForms } from './form-use-case.ts'
import { findTask, type TaskRecord } from './queries.ts'
import { lockWaiting } from './queries-submissions.ts'

/**
 * Makes a submission take effect: the form's use case and the outbox row *complete task* in one
 * transaction. If it no longer holds, the form returns to the inbox with its text and the reason. A
 * submission that is no longer waiting is left alone, so calling twice is safe.
 * @returns why it no longer held, or null
 */
export async function releaseSubmission(
  { deps, forms }: WithForms,
  id: string,
): Promise<AppError | null> {
  try {
    await deps.db.tx(async (tx) => await release(tx, { deps, forms }, id))
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await deps.db.tx(async (tx) => await giveBack(tx, deps, { id, reason: error.sentence }))
    return error
  }
}

async function release(tx: Tx, { deps, forms }: WithForms, id: string): Promise<void> {
  const waiting = await lockWaiting(queryOf(tx), id)
  if (!waiting) return
  const task = (await findTask(queryOf(tx), waiting.taskKey))!
  if (task.state !== 'open' || hasEnded(task))
    throw new AppError({ code: 'TASK_GONE', status: 409, sentence: GONE })
  const useCase = forms[task.formId]
  const at = deps.clock.now()
  const submitted = {
    task: formTaskOf(task),
    answers: waiting.answers,
    actorId: waiting.actorId,
    at,
  }
  const variables = (await useCase?.apply(tx, deps, submitted)) ?? {}
  await enqueueComplete(tx, deps, { stream: task.subject, taskKey: task.key, variables })
  await tx.submission.update({
    where: { id },
    data: { state: 'released', releasedAt: deps.clock.wallNow() },
  })
  await tx.task.update({ where: { key: task.key }, data: { doneBy: waiting.actorId } })
  if (waiting.actorId) await forgetDraft(tx, { key: task.key, actorId: waiting.actorId })
  await recordEvent(tx, deps, {
    subject: task.subject,
    kind: 'process',
    code: 'task-done',
    detail: {
      element: task.elementId,
      definition: task.definitionKey,
      ...onBehalf(task, waiting.actorId),
    },
    actorId: waiting.actorId,
  })
  await recordAudit(tx, deps, {
    actor: null,
    action: 'task.complete',
    subject: task.subject,
    detail: {
      task: task.key,
      form: task.formId,
      by: waiting.actorId,
      ...onBehalf(task, waiting.actorId),
    },
  })
  announce(tx, `tasks@${task.agency}`, 'cases', 'campaigns')
}

async function giveBack(
  tx: Tx,
  deps: Deps,
  { id, reason }: { id: string; reason: Sentence },
): Promise<void> {
  const waiting = await lockWaiting(queryOf(tx), id)
  if (!waiting) return
  const task = (await findTask(queryOf(tx), waiting.taskKey))!
  await tx.submission.update({ where: { id }, data: { state: 'returned' } })
  const returned = { reason: reason.de, reasonEn: reason.en, answers: waiting.answers }
  await tx.task.update({
    where: { key: task.key },
    data: { ...(hasEnded(task) ? {} : { submissionId: null }), returned: returned as object },
  })
  if (task.state !== 'open' || hasEnded(task))
    await noteUnused(tx, deps, { task, actorId: waiting.actorId })
  announce(tx, `tasks@${task.agency}`, 'cases')
}

const noteUnused = (
  tx: Tx,
  deps: Deps,
  { task, actorId }: { task: TaskRecord; actorId: string | null },
) =>
  recordEvent(tx, deps, {
    subject: task.subject,
    kind: 'change',
    code: 'answers-not-used',
    detail: { element: task.elementId, definition: task.definitionKey },
    actorId,
  })
