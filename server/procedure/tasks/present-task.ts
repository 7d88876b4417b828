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
  assigneeId: task.assigneeId,
  personId: task.personId,
  claimedAt: task.claimedAt,
})

/** What the actor sees of a task. Names of people are shown here only, never in a title. */
export async function presentTask(deps: Deps, task: TaskRecord, actor: Actor): Promise<TaskRow> {
  const info = await readDeployment(deps, task.definitionKey)
  const element = info.elements.get(task.elementId) ?? {
    name: task.elementId,
    nameEn: task.elementId,
  }
  const isTheirs = task.assigneeId === actor.id
  const thing = thingOf(task)
  return {
    key: task.key,
    title: element.name,
    titleEn: element.nameEn,
    processId: task.processId,
    processName: info.name,
    processNameEn: info.nameEn,
    elementId: task.elementId,
    formId: task.formId,
    person: task.lastName && seesPeople(actor) ? `${task.lastName}, ${task.firstName ?? ''}` : null,
    ...subjectOf(task.subject),
    caseRef: task.caseRef ?? task.reference,
    agency: task.agency,
    dueAt: task.dueAt.getUTCFullYear() > NO_DUE_DATE ? null : task.dueAt.toISOString(),
    bucket: bucketOf(task.dueAt, deps.clock.now()),
    priority: task.priority,
    assignee: task.assigneeId
      ? { id: task.assigneeId, displayName: task.assigneeName ?? '' }
      : null,
    mine: isTheirs,
    substitute:
      !isTheirs && task.assigneeId !== null && actor.substituteFor.includes(task.assigneeId),
    completedAt: task.endedAt?.toISOString() ?? null,
    state: task.state === 'open' ? (task.submissionId ? 'releasing' : 'open') : 'done',
    abilities: {
      complete: task.state === 'open' && !task.submissionId && taskPolicy.complete(actor, thing),
      claim: task.state === 'open' && taskPolicy.claim(actor, thing),
      release: task.state === 'open' && taskPolicy.release(actor, thing),
      assign: task.state === 'open' && taskPolicy.assign(actor, thing),
      move: task.state === 'open' && taskPolicy.move(actor, thing) && !isFixed(task),
      together: isDoneTogether(task.formId),
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
