import { expect, it } from 'vitest'
import type { Actor, Role } from '#server/web/auth/actor.ts'
import { livePolicy } from './live-policy.ts'

const actor = (agency: string | null, ...roles: Role[]): Actor => ({
  id: 'x',
  displayName: 'x',
  roles,
  agency,
  substituteFor: [],
  conflicts: [],
})

it.each([
  ['tasks@kinderhaus', actor('kinderhaus', 'caseworker'), true],
  ['tasks@kinderhaus', actor('hiltrup', 'caseworker'), false],
  ['tasks@kinderhaus', actor(null, 'customer-centre'), true],
  ['tasks@all', actor('hiltrup', 'team-lead'), true],
  ['tasks', actor('hiltrup', 'caseworker'), true],
  ['tasks', actor('hiltrup', 'manager'), false],
  ['metrics', actor('hiltrup', 'manager'), true],
  ['metrics', actor('hiltrup', 'caseworker'), false],
  ['cases@kinderhaus', actor('hiltrup', 'caseworker', 'customer-centre'), false],
  ['cases', actor(null, 'customer-centre'), false],
  ['prints', actor('kinderhaus', 'caseworker'), false],
  ['operations', actor(null, 'system-admin'), true],
  ['outbox', actor(null, 'system-admin'), false],
  ['__proto__', actor(null, 'system-admin'), false],
])('topic %s is heard by the right people (%#)', (topic, who, expected) => {
  // when
  const isHeard = livePolicy.hear(who, topic)
  // then
  expect(isHeard).toBe(expected)
})
