import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '#server/web/auth/actor.ts'
import { LIVE_NOUNS, livePolicy, parseTopic, withMetrics } from './live-policy.ts'

const listenersOf = (topic: string): Role[] =>
  ROLES.filter((role) =>
    livePolicy.hear(
      {
        id: 'x',
        displayName: 'x',
        roles: [role],
        agency: 'hiltrup',
        substituteFor: [],
        conflicts: [],
      },
      topic,
    ),
  )

describe('a topic', () => {
  it.each([
    ['tasks', ROLES.filter((role) => role !== 'manager')],
    ['cases', ['caseworker', 'team-lead']],
    ['campaigns', ['team-lead', 'campaign-manager', 'manager']],
    ['prints', ['customer-centre', 'campaign-manager']],
    ['invitations', ['customer-centre', 'campaign-manager']],
    ['operations', ['process-owner', 'system-admin']],
    ['metrics', ['manager']],
    ['appointments', ['caseworker', 'customer-centre', 'team-lead']],
  ])('%s is heard by these roles', (topic, roles) => {
    expect(listenersOf(topic)).toEqual(roles)
  })

  it('is one of those that clients know', () => {
    expect(LIVE_NOUNS.map((noun) => parseTopic(noun))).toEqual(
      LIVE_NOUNS.map((noun) => ({ noun, agency: null })),
    )
    expect(parseTopic('tasks@kinderhaus')).toEqual({ noun: 'tasks', agency: 'kinderhaus' })
    expect(parseTopic('outbox')).toBeNull()
  })

  it.each(['tasks', 'cases', 'campaigns', 'prints', 'invitations', 'appointments'])(
    '%s moves the figures with it',
    (noun) => {
      expect(withMetrics(['operations', `${noun}@hiltrup`])).toEqual([
        'operations',
        `${noun}@hiltrup`,
        'metrics',
      ])
    },
  )

  it('that no figure counts moves nothing else', () => {
    expect(withMetrics(['operations', 'outbox', 'metrics'])).toEqual([
      'operations',
      'outbox',
      'metrics',
    ])
    expect(withMetrics([])).toEqual([])
  })
})
