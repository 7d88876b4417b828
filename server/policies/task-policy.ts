import { hasRole, type Actor } from '../auth/actor.ts'
import { agenciesIn, isOfAgency, isOwnOrSubstitute } from './agencies.ts'

export type TaskThing = {
  /** Candidate group as drawn. */
  role: string
  /** Agency id, or `all`. */
  agency: string
  assigneeId: string | null
  /** Set when somebody took the task from the group; null when it was assigned with its case. */
  claimedAt?: Date | null
}

type TaskGroup = {
  agency: string
  role: string
  /** Only tasks that nobody has: a caseworker does not see colleagues' tasks. */
  unassignedOnly: boolean
}

/** Which tasks the actor sees: those of `groups`, and those of `assignees` whose agency and role are one of `held`. */
export type TaskReach = { groups: TaskGroup[]; assignees: string[]; held: { agency: string; role: string }[] }

/** The list side of `taskPolicy.read`: one index scan per group and one per assignee. */
export function taskReach(actor: Actor): TaskReach {
  const held = actor.roles.flatMap((role) => agenciesIn(actor, role).map((agency) => ({ agency, role })))
  const groups = held.map((pair): TaskGroup => ({ ...pair, unassignedOnly: pair.role === 'caseworker' }))
  if (!hasRole(actor, 'team-lead') || actor.agency === null) return { groups, assignees: [actor.id, ...actor.substituteFor], held }
  const { agency } = actor
  const others = groups.filter((group) => group.agency !== agency || group.role !== 'caseworker')
  return { groups: [...others, { agency, role: 'caseworker', unassignedOnly: false }], assignees: [actor.id, ...actor.substituteFor], held }
}

const mayHold = (actor: Actor, task: TaskThing): boolean => agenciesIn(actor, task.role).includes(task.agency)

const isTheirs = (actor: Actor, task: TaskThing): boolean => mayHold(actor, task) && isOwnOrSubstitute(actor, task.assigneeId)

const isLed = (actor: Actor, task: TaskThing): boolean => hasRole(actor, 'team-lead') && isOfAgency(actor, task.agency) && task.role === 'caseworker'

const isOpenToGroup = (actor: Actor, task: TaskThing): boolean => mayHold(actor, task) && task.assigneeId === null

/** Who may do what with a user task. */
export const taskPolicy = {
  read: (actor: Actor, task: TaskThing): boolean =>
    isTheirs(actor, task) ||
    taskReach(actor).groups.some((group) => group.role === task.role && group.agency === task.agency && (task.assigneeId === null || !group.unassignedOnly)),
  /** Their own, a substitute's, or one that nobody has yet (who completes it has taken it). */
  complete: (actor: Actor, task: TaskThing): boolean => isTheirs(actor, task) || isOpenToGroup(actor, task),
  claim: isOpenToGroup,
  /** Back to the group: only what was taken from it. */
  release: (actor: Actor, task: TaskThing): boolean => Boolean(task.claimedAt) && mayHold(actor, task) && task.assigneeId === actor.id,
  /** By the lead of the agency, recorded. */
  assign: isLed,
  /** Put off to another day. */
  move: (actor: Actor, task: TaskThing): boolean => isTheirs(actor, task) || isOpenToGroup(actor, task) || isLed(actor, task),
}
