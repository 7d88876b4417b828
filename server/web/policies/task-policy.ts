import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { agenciesIn, isOfAgency, isOwnOrSubstitute, hasConflict } from './agencies.ts'

export type TaskThing = {
  /** Candidate group as drawn. */
  role: string
  /** Agency id, or `all`. */
  agency: string
  assigneeId: string | null
  /** Whom the task is about; null for a campaign's. */
  personId: string | null
  /** Set when somebody took the task from the group; null when it was assigned with its case. */
  claimedAt?: Date | null
}

type TaskGroup = {
  agency: string
  role: string
  /** Only tasks that nobody has: a caseworker does not see colleagues' tasks. */
  unassignedOnly: boolean
}

/**
 * Which tasks the actor sees: those of `groups`, and of those whose agency and role are one of
 * `held` the actor's own and those of `substituteFor`. Of people in `conflicts` they see what is
 * theirs, and as a lead; not what they would stand in for or take from the group.
 */
export type TaskReach = {
  groups: TaskGroup[]
  own: string
  substituteFor: readonly string[]
  conflicts: readonly string[]
  held: { agency: string; role: string }[]
}

/**
 * The list side of `taskPolicy.read`: one index scan per group, for the own and for each whom the
 * actor stands in for.
 */
export function taskReach(actor: Actor): TaskReach {
  const held = actor.roles.flatMap((role) =>
    agenciesIn(actor, role).map((agency) => ({ agency, role })),
  )
  const groups = held.map((pair): TaskGroup => ({
    ...pair,
    unassignedOnly: pair.role === 'caseworker',
  }))
  const reach = {
    groups,
    own: actor.id,
    substituteFor: actor.substituteFor,
    conflicts: actor.conflicts,
    held,
  }
  if (!hasRole(actor, 'team-lead') || actor.agency === null) return reach
  const { agency } = actor
  const others = groups.filter((group) => group.agency !== agency || group.role !== 'caseworker')
  return { ...reach, groups: [...others, { agency, role: 'caseworker', unassignedOnly: false }] }
}

const mayHold = (actor: Actor, task: TaskThing): boolean =>
  agenciesIn(actor, task.role).includes(task.agency)

const isTheirs = (actor: Actor, task: TaskThing): boolean =>
  mayHold(actor, task) &&
  isOwnOrSubstitute(actor, { staffId: task.assigneeId, personId: task.personId })

const isLed = (actor: Actor, task: TaskThing): boolean =>
  hasRole(actor, 'team-lead') && isOfAgency(actor, task.agency) && task.role === 'caseworker'

/** A conflict of interest keeps a caseworker from taking the person's tasks. */
const isBarred = (actor: Actor, task: TaskThing): boolean =>
  task.role === 'caseworker' && hasConflict(actor, task.personId)

const isOpenToGroup = (actor: Actor, task: TaskThing): boolean =>
  mayHold(actor, task) && task.assigneeId === null && !isBarred(actor, task)

/** Who may do what with a user task. */
export const taskPolicy = {
  read: (actor: Actor, task: TaskThing): boolean =>
    isTheirs(actor, task) ||
    taskReach(actor).groups.some(
      (group) =>
        group.role === task.role &&
        group.agency === task.agency &&
        (!group.unassignedOnly || (task.assigneeId === null && !isBarred(actor, task))),
    ),
  /** Their own, a substitute's, or one that nobody has yet (who completes it has taken it). */
  complete: (actor: Actor, task: TaskThing): boolean =>
    isTheirs(actor, task) || isOpenToGroup(actor, task),
  claim: isOpenToGroup,
  /** Back to the group: only what was taken from it. */
  release: (actor: Actor, task: TaskThing): boolean =>
    Boolean(task.claimedAt) && mayHold(actor, task) && task.assigneeId === actor.id,
  /** By the lead of the agency, recorded. */
  assign: isLed,
  /** Put off to another day. */
  move: (actor: Actor, task: TaskThing): boolean =>
    isTheirs(actor, task) || isOpenToGroup(actor, task) || isLed(actor, task),
}
