import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { taskPolicy, type TaskThing } from '#server/web/policies/task-policy.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { endOfToday, endOfWeek } from './due-times.ts'
import type { TaskRecord } from './queries.ts'
import type { TaskRow } from './schema.ts'
import { subjectOf } from './subject.ts'
import { isDoneTogether, isFixed } from './task-kinds.ts'

const NO_DUE_DATE = 9000 // years from here on mean "none"

export const thingOf = (task: TaskRecord): TaskThing => ({
  role: task.role,
  agency: task.agency,
  assigneeId: task.assignee_id,
  personId: task.person_id,
  claimedAt: task.claimed_at,
})

/** What the actor sees of a task. Names of people are shown here only, never in a title. */
export async function presentTask(deps: Deps, task: TaskRecord, actor: Actor): Promise<TaskRow> {
  const info = await readDeployment(deps, task.definition_key)
  const element = info.elements.get(task.element_id) ?? {
    name: task.element_id,
    nameEn: task.element_id,
  }
  const isTheirs = task.assignee_id === actor.id
  const thing = thingOf(task)
  return {
    key: task.key,
    title: element.name,
    titleEn: element.nameEn,
    processId: task.process_id,
    processName: info.name,
    processNameEn: info.nameEn,
    elementId: task.element_id,
    formId: task.form_id,
    person:
      task.last_name && seesPeople(actor) ? `${task.last_name}, ${task.first_name ?? ''}` : null,
    ...subjectOf(task.subject),
    caseRef: task.case_ref ?? task.reference,
    agency: task.agency,
    dueAt: task.due_at.getUTCFullYear() > NO_DUE_DATE ? null : task.due_at.toISOString(),
    bucket: bucketOf(task.due_at, deps.clock.now()),
    priority: task.priority,
    assignee: task.assignee_id
      ? { id: task.assignee_id, displayName: task.assignee_name ?? '' }
      : null,
    mine: isTheirs,
    substitute:
      !isTheirs && task.assignee_id !== null && actor.substituteFor.includes(task.assignee_id),
    completedAt: task.ended_at?.toISOString() ?? null,
    state: task.state === 'open' ? (task.submission_id ? 'releasing' : 'open') : 'done',
    abilities: {
      complete: task.state === 'open' && !task.submission_id && taskPolicy.complete(actor, thing),
      claim: task.state === 'open' && taskPolicy.claim(actor, thing),
      release: task.state === 'open' && taskPolicy.release(actor, thing),
      assign: task.state === 'open' && taskPolicy.assign(actor, thing),
      move: task.state === 'open' && taskPolicy.move(actor, thing) && !isFixed(task),
      together: isDoneTogether(task.form_id),
    },
  }
}

const seesPeople = (actor: Actor): boolean =>
  hasRole(actor, 'caseworker', 'team-lead', 'customer-centre', 'campaign-manager')

function bucketOf(dueAt: Date, now: Date): TaskRow['bucket'] {
  if (dueAt < now) return 'overdue'
  const today = dayOf(now)
  if (dueAt < endOfToday(today)) return 'today'
  return dueAt < endOfWeek(today) ? 'week' : 'later'
}
