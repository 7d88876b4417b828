import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { presentTask, thingOf } from './present-task.ts'
import { listOfSubject } from './queries.ts'
import type { TaskRow } from './schema.ts'
import type { Subject } from '#server/base/subject.ts'

/**
 * Open tasks of a subject as the actor sees them, by their due dates; who may read the subject may
 * know of them all.
 */
export async function listTasksOf(deps: Deps, subject: Subject, actor: Actor): Promise<TaskRow[]> {
  const tasks = await listOfSubject(deps.db.query, subject)
  return await Promise.all(tasks.map((task) => presentTask(deps, task, actor)))
}

/** Open tasks of a subject that the actor may read, by their due dates. */
export async function listReadableTasksOf(
  deps: Deps,
  subject: Subject,
  actor: Actor,
): Promise<TaskRow[]> {
  const tasks = await listOfSubject(deps.db.query, subject)
  const readable = tasks.filter((task) => taskPolicy.read(actor, thingOf(task)))
  return await Promise.all(readable.map((task) => presentTask(deps, task, actor)))
}
