import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { isOfAgency } from './agencies.ts'

export type StaffThing = { agency: string | null }

const administers = (actor: Actor): boolean => hasRole(actor, 'system-admin')

/**
 * Who may see and keep staff and absences (domain 00.20). Weighted load is read for assignment
 * only.
 */
export const staffPolicy = {
  /** May open the list of absences at all. */
  listAbsences: (actor: Actor): boolean => administers(actor) || hasRole(actor, 'team-lead'),
  /** May see the caseload of a team and hand its cases over. */
  leadTeam: (actor: Actor): boolean => hasRole(actor, 'team-lead') && actor.agency !== null,
  manageAbsence: (actor: Actor, thing: StaffThing): boolean =>
    administers(actor) || (hasRole(actor, 'team-lead') && isOfAgency(actor, thing.agency)),
  /** Names to choose from when a task or a case is given to somebody. */
  choose: (actor: Actor, thing: StaffThing): boolean =>
    administers(actor) || isOfAgency(actor, thing.agency),
}
