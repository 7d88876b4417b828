import type { Actor } from '../auth/actor.ts'

/** The three agencies of the procedure (ids of the table `agency`). */
export const AGENCIES = ['zentral', 'kinderhaus', 'hiltrup'] as const
export type AgencyId = (typeof AGENCIES)[number]

/** What belongs to no single agency. */
const ALL_AGENCIES = 'all'

/** Roles that work for all agencies: reception and the invitations. */
const CENTRAL: readonly string[] = ['customer-centre', 'campaign-manager']

/** Agencies whose things the actor may come near in one of their roles; an agency's wall holds for every role that is not central. */
export function agenciesIn(actor: Actor, role: string): string[] {
  if (!actor.roles.some((own) => own === role)) return []
  if (CENTRAL.includes(role)) return [ALL_AGENCIES, ...AGENCIES]
  return actor.agency === null ? [ALL_AGENCIES] : [ALL_AGENCIES, actor.agency]
}

/** True inside the wall of one agency; never for somebody without an agency. */
export const isOfAgency = (actor: Actor, agency: string | null): boolean => agency !== null && actor.agency === agency

/** True if the thing is the actor's own or belongs to someone the actor stands in for today. */
export const isOwnOrSubstitute = (actor: Actor, staffId: string | null): boolean =>
  staffId !== null && (staffId === actor.id || actor.substituteFor.includes(staffId))
