import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'

const centre = (actor: Actor): boolean => hasRole(actor, 'customer-centre')

/**
 * Who may do what with a person's contact data (domain 3.2): the customer centre, and whoever reads
 * a case of the person.
 */
export const personPolicy = {
  /** May look for people at all. */
  search: (actor: Actor): boolean => centre(actor) || casePolicy.list(actor),
  read: (actor: Actor, cases: CaseThing[]): boolean =>
    centre(actor) || cases.some((thing) => casePolicy.read(actor, thing)),
  changeContact: (actor: Actor, cases: CaseThing[]): boolean =>
    centre(actor) || cases.some((thing) => casePolicy.note(actor, thing)),
}
