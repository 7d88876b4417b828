import type { Actor, Role } from '#server/web/auth/actor.ts'
import { agenciesIn } from './agencies.ts'

/** Nouns that clients are told about. */
export const LIVE_NOUNS = [
  'tasks',
  'cases',
  'campaigns',
  'prints',
  'invitations',
  'operations',
  'metrics',
  'appointments',
] as const
export type LiveNoun = (typeof LIVE_NOUNS)[number]

const LISTENERS: Record<LiveNoun, readonly Role[]> = {
  tasks: [
    'caseworker',
    'customer-centre',
    'team-lead',
    'campaign-manager',
    'privacy-officer',
    'process-owner',
    'system-admin',
  ],
  cases: ['caseworker', 'team-lead'],
  campaigns: ['campaign-manager', 'team-lead', 'manager'],
  prints: ['customer-centre', 'campaign-manager'],
  invitations: ['customer-centre', 'campaign-manager'],
  operations: ['system-admin', 'process-owner'],
  metrics: ['manager'],
  appointments: ['customer-centre', 'caseworker', 'team-lead'],
}

/** Nouns that figures count. */
const COUNTED: readonly LiveNoun[] = [
  'tasks',
  'cases',
  'campaigns',
  'prints',
  'invitations',
  'appointments',
]

/**
 * What changed, and that figures changed with it; of the agency nothing is told where somebody
 * hears of all agencies at once.
 */
export const withMetrics = (topics: readonly string[]): string[] =>
  topics.some((topic) => COUNTED.some((noun) => noun === parseTopic(topic)?.noun))
    ? [...topics, 'metrics']
    : [...topics]

/** Splits `tasks@kinderhaus`; null if the noun is not one that clients hear of. */
export function parseTopic(topic: string): { noun: LiveNoun; agency: string | null } | null {
  const [name, agency] = topic.split('@')
  const noun = LIVE_NOUNS.find((known) => known === name)
  return noun ? { noun, agency: agency ?? null } : null
}

export const livePolicy = {
  /**
   * Whether the actor hears that something changed: role by noun, and the wall of the agency when
   * the topic names one.
   */
  hear: (actor: Actor, topic: string): boolean => {
    const parsed = parseTopic(topic)
    if (!parsed) return false
    const { noun, agency } = parsed
    return LISTENERS[noun].some(
      (role) =>
        actor.roles.includes(role) && (agency === null || agenciesIn(actor, role).includes(agency)),
    )
  },
}
