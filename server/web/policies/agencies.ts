import type { Actor } from '#server/web/auth/actor.ts'

/** The three agencies of the procedure (ids of the table `agency`). */
export const AGENCIES = ['zentral', 'kinderhaus', 'hiltrup'] as const
export type AgencyId = (typeof AGENCIES)[number]

/** What belongs to no single agency. */
const ALL_AGENCIES = 'all'

/** Roles that work for all agencies: reception and the invitations. */
const CENTRAL: readonly string[] = ['customer-centre', 'campaign-manager']

/**
 * Agencies whose things the actor may come near in one of their roles; an agency's wall holds for
 * every role that is not central.
 */
export function agenciesIn(actor: Actor, role: string): string[] {
  if (!actor.roles.some((own) => own === role)) return []
  if (CENTRAL.includes(role)) return [ALL_AGENCIES, ...AGENCIES]
  return actor.agency === null ? [ALL_AGENCIES] : [ALL_AGENCIES, actor.agency]
}

/** True inside the wall of one agency; never for somebody without an agency. */
export const isOfAgency = (actor: Actor, agency: string | null): boolean =>
  agency !== null && actor.agency === agency

/** True where the actor has a conflict of interest with the person of a thing. */
export const hasConflict = (actor: Actor, personId: string | null): boolean =>
  personId !== null && actor.conflicts.includes(personId)

/**
 * True if the thing is the actor's own, or belongs to someone the actor stands in for today; a
 * conflict of interest wins over standing in.
 */
export const isOwnOrSubstitute = (
  actor: Actor,
  { staffId, personId }: { staffId: string | null; personId: string | null },
): boolean =>
  staffId !== null &&
  (staffId === actor.id || (actor.substituteFor.includes(staffId) && !hasConflict(actor, personId)))
