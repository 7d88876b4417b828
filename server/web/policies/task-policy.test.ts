import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import { taskPolicy, taskReach, type TaskThing } from './task-policy.ts'

const STAND_INS = ['substitute', 'conflicted', 'conflictedLead']
const CONFLICTED = ['conflicted', 'conflictedLead']
const actor = (id: string, agency: string | null, ...roles: Role[]): Actor => ({
  id,
  displayName: id,
  roles,
  agency,
  substituteFor: STAND_INS.includes(id) ? ['owner'] : [],
  conflicts: CONFLICTED.includes(id) ? ['person'] : [],
})

const ACTORS = {
  owner: actor('owner', 'kinderhaus', 'caseworker'),
  substitute: actor('substitute', 'kinderhaus', 'caseworker'),
  conflicted: actor('conflicted', 'kinderhaus', 'caseworker'),
  conflictedLead: actor('conflictedLead', 'kinderhaus', 'caseworker', 'team-lead'),
  colleague: actor('colleague', 'kinderhaus', 'caseworker'),
  foreign: actor('foreign', 'hiltrup', 'caseworker'),
  both: actor('both', 'hiltrup', 'caseworker', 'customer-centre'),
  lead: actor('lead', 'kinderhaus', 'team-lead'),
  foreignLead: actor('foreignLead', 'hiltrup', 'team-lead'),
  centre: actor('centre', null, 'customer-centre'),
  otherCentre: actor('otherCentre', null, 'customer-centre'),
  campaign: actor('campaign', null, 'campaign-manager'),
  manager: actor('manager', null, 'manager'),
  nobody: actor('nobody', 'kinderhaus'),
}
type Name = keyof typeof ACTORS

const task = (role: string, agency: string, assigneeId: string | null = null): TaskThing => ({
  role,
  agency,
  assigneeId,
  personId: 'person',
  claimedAt: null,
})
const ofAnother = (thing: TaskThing): TaskThing => ({ ...thing, personId: 'another' })
const claimed = (thing: TaskThing): TaskThing => ({ ...thing, claimedAt: new Date(0) })

type Line = {
  title: string
  task: TaskThing
  read: Name[]
  complete: Name[]
  claim?: Name[]
  release?: Name[]
  assign?: Name[]
}

const TABLE: Line[] = [
  {
    title: "a caseworker's task",
    task: task('caseworker', 'kinderhaus', 'owner'),
    read: ['owner', 'substitute', 'lead', 'conflictedLead'],
    complete: ['owner', 'substitute'],
    assign: ['lead', 'conflictedLead'],
  },
  {
    title: "a caseworker's task with somebody else",
    task: ofAnother(task('caseworker', 'kinderhaus', 'owner')),
    read: ['owner', 'substitute', 'conflicted', 'lead', 'conflictedLead'],
    complete: ['owner', 'substitute', 'conflicted', 'conflictedLead'],
    assign: ['lead', 'conflictedLead'],
  },
  {
    title: 'a task of theirs from before',
    task: task('caseworker', 'kinderhaus', 'conflicted'),
    read: ['conflicted', 'lead', 'conflictedLead'],
    complete: ['conflicted'],
    assign: ['lead', 'conflictedLead'],
  },
  {
    title: 'a task of a case that nobody has',
    task: task('caseworker', 'kinderhaus'),
    read: ['owner', 'substitute', 'colleague', 'lead', 'conflictedLead'],
    complete: ['owner', 'substitute', 'colleague'],
    claim: ['owner', 'substitute', 'colleague'],
    assign: ['lead', 'conflictedLead'],
  },
  {
    title: 'a task whose owner moved to another agency',
    task: task('caseworker', 'hiltrup', 'owner'),
    read: ['foreignLead'],
    complete: [],
    assign: ['foreignLead'],
  },
  {
    title: 'a task of another agency',
    task: task('caseworker', 'hiltrup'),
    read: ['foreign', 'both', 'foreignLead'],
    complete: ['foreign', 'both'],
    claim: ['foreign', 'both'],
    assign: ['foreignLead'],
  },
  {
    title: 'an open task of the customer centre',
    task: task('customer-centre', 'kinderhaus'),
    read: ['centre', 'otherCentre', 'both'],
    complete: ['centre', 'otherCentre', 'both'],
    claim: ['centre', 'otherCentre', 'both'],
  },
  {
    title: 'a claimed task of the customer centre',
    task: claimed(task('customer-centre', 'all', 'centre')),
    read: ['centre', 'otherCentre', 'both'],
    complete: ['centre'],
    release: ['centre'],
  },
  {
    title: 'a task of the campaign',
    task: task('campaign-manager', 'all'),
    read: ['campaign'],
    complete: ['campaign'],
    claim: ['campaign'],
  },
  {
    title: 'a task for the lead of one agency',
    task: task('team-lead', 'kinderhaus'),
    read: ['lead', 'conflictedLead'],
    complete: ['lead', 'conflictedLead'],
    claim: ['lead', 'conflictedLead'],
  },
  {
    title: 'a task for any lead',
    task: task('team-lead', 'all'),
    read: ['lead', 'foreignLead', 'conflictedLead'],
    complete: ['lead', 'foreignLead', 'conflictedLead'],
    claim: ['lead', 'foreignLead', 'conflictedLead'],
  },
  {
    title: 'a task of a role that does not exist',
    task: task('benefit-officer', 'all', 'owner'),
    read: [],
    complete: [],
  },
]

const allowed = (verb: keyof typeof taskPolicy, thing: TaskThing): string[] =>
  Object.values(ACTORS)
    .filter((one) => taskPolicy[verb](one, thing))
    .map(({ id }) => id)

/** Reads a reach as the SQL of the lists does. */
function isListed(one: Actor, thing: TaskThing): boolean {
  const { groups, own, substituteFor, conflicts, held } = taskReach(one)
  const isFree = thing.personId === null || !conflicts.includes(thing.personId)
  const inGroup = groups.some(
    (group) =>
      group.agency === thing.agency &&
      group.role === thing.role &&
      (!group.unassignedOnly || (thing.assigneeId === null && isFree)),
  )
  const isHeld = held.some((pair) => pair.agency === thing.agency && pair.role === thing.role)
  return (
    inGroup ||
    (isHeld &&
      (thing.assigneeId === own || (isFree && substituteFor.includes(thing.assigneeId ?? ''))))
  )
}

describe('task policy', () => {
  it.each(TABLE)(
    'lets the right people near $title',
    ({ task: thing, read, complete, claim = [], release = [], assign = [] }) => {
      // when
      const verbs = {
        read: allowed('read', thing),
        complete: allowed('complete', thing),
        claim: allowed('claim', thing),
        release: allowed('release', thing),
        assign: allowed('assign', thing),
      }
      // then
      const sorted = Object.fromEntries(
        Object.entries(verbs).map(([verb, names]) => [verb, names.toSorted()]),
      )
      expect(sorted).toEqual({
        read: read.toSorted(),
        complete: complete.toSorted(),
        claim: claim.toSorted(),
        release: release.toSorted(),
        assign: assign.toSorted(),
      })
    },
  )

  it('lists exactly the tasks that may be read, for every actor and every kind of task', () => {
    // given
    const roles = [
      'caseworker',
      'customer-centre',
      'team-lead',
      'campaign-manager',
      'privacy-officer',
    ]
    const assignees = [null, ...Object.keys(ACTORS)]
    const things = roles.flatMap((role) =>
      ['all', 'zentral', 'kinderhaus', 'hiltrup'].flatMap((agency) =>
        assignees.flatMap((assignee) => [
          task(role, agency, assignee),
          ofAnother(task(role, agency, assignee)),
        ]),
      ),
    )
    // when
    const disagreements = things.flatMap((thing) =>
      Object.values(ACTORS)
        .filter((one) => isListed(one, thing) !== taskPolicy.read(one, thing))
        .map((one) => ({ who: one.id, thing })),
    )
    // then
    expect(things.length).toBeGreaterThan(200)
    expect(disagreements).toEqual([])
  })

  it('never lets anybody complete what they may not read', () => {
    // given
    const things = TABLE.map((line) => line.task)
    // when
    const odd = things.filter((thing) =>
      Object.values(ACTORS).some(
        (one) => taskPolicy.complete(one, thing) && !taskPolicy.read(one, thing),
      ),
    )
    // then
    expect(odd).toEqual([])
  })
})
