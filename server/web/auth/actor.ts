export const ROLES = [
  'caseworker',
  'customer-centre',
  'team-lead',
  'campaign-manager',
  'process-owner',
  'manager',
  'privacy-officer',
  'system-admin',
] as const
export type Role = (typeof ROLES)[number]

/** Who acts: a member of staff with today's substitutions and their conflicts of interest. */
export type Actor = {
  id: string
  displayName: string
  roles: readonly Role[]
  /** null: works for all agencies (customer centre, campaign manager, …). */
  agency: string | null
  /** Staff members whom the actor stands in for today. */
  substituteFor: readonly string[]
  /** People (person ids) with whom the actor has a conflict of interest. */
  conflicts: readonly string[]
}

export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role))
