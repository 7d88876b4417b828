import { listName } from '#server/base/person-name.ts'
import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { taskPolicy, type TaskThing } from '#server/web/policies/task-policy.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { endOfToday, endOfWeek } from './due-times.ts'
import type { TaskRecord } from './queries.ts'
import type { TaskRow } from './schema.ts'
import { isDoneTogether, isFixed } from './task-kinds.ts'

const NO_DUE_DATE = 9000 // years from here on mean "none"

/** What rests is due again when its case goes on. */
const hasDueDate = ({ dueAt, rests }: TaskRecord): boolean =>
  !rests && dueAt.getUTCFullYear() <= NO_DUE_DATE

export const thingOf = (task: TaskRecord): TaskThing => ({
  role: task.role,
  agency: task.agency,
  assigneeId: task.assigneeId,
  personId: task.personId,
  claimedAt: task.claimedAt,
})

/** What the actor sees of a task. Names of people are shown here only, never in a title. */
export async function presentTask(deps: Deps, task: TaskRecord, actor: Actor): Promise<TaskRow> {
  return {
    key: task.key,
    ...(await drawnOf(deps, task)),
    elementId: task.elementId,
    formId: task.formId,
    person: personOf(task, actor),
    subjectKind: task.subject.kind,
    subjectId: task.subject.id,
    caseRef: task.caseRef ?? task.reference,
    agency: task.agency,
    dueAt: hasDueDate(task) ? task.dueAt.toISOString() : null,
    bucket: bucketOf(task.dueAt, deps.clock.now()),
    priority: task.priority,
    rests: task.rests,
    ...ownershipOf(task, actor),
    completedAt: task.endedAt?.toISOString() ?? null,
    state: stateOf(task),
    abilities: abilitiesOf(task, actor),
  }
}

/** Names as drawn in the task's own process version. */
export async function drawnOf(deps: Deps, { definitionKey, elementId, processId }: TaskRecord) {
  const info = await readDeployment(deps, definitionKey)
  const element = info.elements.get(elementId) ?? { name: elementId, nameEn: elementId }
  return {
    title: element.name,
    titleEn: element.nameEn,
    processId,
    processName: info.name,
    processNameEn: info.nameEn,
  }
}

const personOf = ({ lastName, firstName }: TaskRecord, actor: Actor): string | null =>
  lastName && seesPeople(actor) ? listName({ lastName, firstName: firstName ?? '' }) : null

function ownershipOf({ assigneeId: id, assigneeName }: TaskRecord, actor: Actor) {
  return {
    assignee: id ? { id, displayName: assigneeName ?? '' } : null,
    mine: id === actor.id,
    substitute: id !== null && id !== actor.id && actor.substituteFor.includes(id),
  }
}

const stateOf = ({ state, submissionId }: TaskRecord): TaskRow['state'] =>
  state !== 'open' ? 'done' : submissionId ? 'releasing' : 'open'

function abilitiesOf(task: TaskRecord, actor: Actor): TaskRow['abilities'] {
  const thing = thingOf(task)
  const isOpen = task.state === 'open'
  return {
    complete: isOpen && !task.submissionId && taskPolicy.complete(actor, thing),
    claim: isOpen && taskPolicy.claim(actor, thing),
    release: isOpen && taskPolicy.release(actor, thing),
    assign: isOpen && taskPolicy.assign(actor, thing),
    move: isOpen && taskPolicy.move(actor, thing) && !isFixed(task),
    together: isDoneTogether(task.formId),
  }
}

export const seesPeople = (actor: Actor): boolean =>
  hasRole(actor, 'caseworker', 'team-lead', 'customer-centre', 'campaign-manager')

function bucketOf(dueAt: Date, now: Date): TaskRow['bucket'] {
  if (dueAt < now) return 'overdue'
  const today = dayOf(now)
  if (dueAt < endOfToday(today)) return 'today'
  return dueAt < endOfWeek(today) ? 'week' : 'later'
}
