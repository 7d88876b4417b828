import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import type { FormTask } from './form-use-case.ts'
import { thingOf } from './present-task.ts'
import { findTask, type TaskRecord } from './queries.ts'

export const GONE = {
  de: 'Diese Aufgabe ist inzwischen erledigt oder entfallen.',
  en: 'This task has been done or has become unnecessary in the meantime.',
}

/** The task if the actor may see it. @throws AppError NOT_FOUND */
export async function getTask(deps: Deps, key: string, actor: Actor): Promise<TaskRecord> {
  const task = await findTask(deps.db.query, key)
  const isOwnDone = task?.state === 'completed' && task.doneBy === actor.id
  if (!task || !(taskPolicy.read(actor, thingOf(task)) || isOwnDone)) throw notFound()
  return task
}

/** The task, whoever asks: for what has asked elsewhere who may. @throws AppError NOT_FOUND */
export async function getAnyTask(deps: Deps, key: string): Promise<TaskRecord> {
  const task = await findTask(deps.db.query, key)
  if (!task) throw notFound()
  return task
}

/** Refuses with the name of who has it. */
export function refuseTaken(task: TaskRecord): never {
  const name = task.assigneeName ?? 'Jemand'
  throw conflict('TASK_TAKEN', {
    de: `${name} hat die Aufgabe gerade übernommen.`,
    en: `${task.assigneeName ?? 'Somebody'} has just taken this task.`,
  })
}

/** @throws AppError TASK_GONE unless the task is open and nobody has handed it in. */
export function demandOpen(task: TaskRecord): void {
  if (isOver(task)) throw conflict('TASK_GONE', GONE)
}

/** Done, handed in, or fallen away: nobody can hand it in any more. */
export const isOver = (task: TaskRecord): boolean =>
  task.state !== 'open' || task.submissionId !== null || hasEnded(task)

/** What is done after a case was closed. */
const AFTERWARDS = ['aftercare-contact']

/**
 * A case that is closing takes no more answers, also while the engine has not followed yet; but for
 * what is done afterwards.
 */
export const hasEnded = (task: TaskRecord): boolean =>
  (task.caseStatus === 'closing' || task.caseStatus === 'closed') &&
  !AFTERWARDS.includes(task.formId)

export const formTaskOf = (task: TaskRecord): FormTask => ({
  key: task.key,
  formId: task.formId,
  subject: task.subject,
  role: task.role,
  agency: task.agency,
  processInstanceKey: task.processInstanceKey,
  elementId: task.elementId,
})
