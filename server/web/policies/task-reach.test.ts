import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import { taskPolicy, taskReach, type TaskThing } from './task-policy.ts'

const buildActor = (agency: string | null, ...roles: Role[]): Actor => ({
  id: 'somebody',
  displayName: 'somebody',
  roles,
  agency,
  substituteFor: ['away'],
  conflicts: ['person'],
})
const buildTask = (overrides: Partial<TaskThing> = {}): TaskThing => ({
  role: 'caseworker',
  agency: 'kinderhaus',
  assigneeId: null,
  personId: 'another',
  claimedAt: null,
  ...overrides,
})

describe('the reach of a list of tasks', () => {
  it('is the free tasks of the own agency and of none, and the own ones', () => {
    // when
    const reach = taskReach(buildActor('kinderhaus', 'caseworker'))
    // then
    expect(reach).toEqual({
      groups: [
        { agency: 'all', role: 'caseworker', unassignedOnly: true },
        { agency: 'kinderhaus', role: 'caseworker', unassignedOnly: true },
      ],
      own: 'somebody',
      substituteFor: ['away'],
      conflicts: ['person'],
      held: [
        { agency: 'all', role: 'caseworker' },
        { agency: 'kinderhaus', role: 'caseworker' },
      ],
    })
  })

  it('of a lead who works on cases, too, holds each group once', () => {
    // when
    const { groups } = taskReach(buildActor('kinderhaus', 'caseworker', 'team-lead'))
    // then
    expect(groups).toEqual([
      { agency: 'all', role: 'caseworker', unassignedOnly: true },
      { agency: 'all', role: 'team-lead', unassignedOnly: false },
      { agency: 'kinderhaus', role: 'team-lead', unassignedOnly: false },
      { agency: 'kinderhaus', role: 'caseworker', unassignedOnly: false },
    ])
  })

  it('of a lead without an agency holds no caseworkers', () => {
    expect(taskReach(buildActor(null, 'team-lead')).groups).toEqual([
      { agency: 'all', role: 'team-lead', unassignedOnly: false },
    ])
  })
})

describe('a task is put off', () => {
  const lead = buildActor('kinderhaus', 'team-lead')
  const caseworker = buildActor('kinderhaus', 'caseworker')

  it.each([
    ['by whose it is', caseworker, buildTask({ assigneeId: 'somebody' })],
    ['by who stands in', caseworker, buildTask({ assigneeId: 'away' })],
    ['by the group while nobody has it', caseworker, buildTask()],
    ['by the lead of the agency', lead, buildTask({ assigneeId: 'another' })],
  ])('%s', (_, actor, task) => {
    expect(taskPolicy.move(actor, task)).toBe(true)
  })

  it.each([
    ['by no colleague', caseworker, buildTask({ assigneeId: 'another' })],
    ['by no lead of another agency', buildActor('hiltrup', 'team-lead'), buildTask()],
    ['by nobody else', buildActor(null, 'manager'), buildTask()],
  ])('%s', (_, actor, task) => {
    expect(taskPolicy.move(actor, task)).toBe(false)
  })
})
