import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'

const centre = (actor: Actor): boolean => hasRole(actor, 'customer-centre')

/**
 * Who may do what with the times of talks (domain 3.2): the customer centre and the caseworker
 * arrange them, colleagues of the agency see that a time is taken.
 */
export const appointmentPolicy = {
  /** May see times at all. */
  list: (actor: Actor): boolean => centre(actor) || casePolicy.list(actor),
  read: (actor: Actor, thing: CaseThing): boolean =>
    centre(actor) || casePolicy.readHeader(actor, thing),
  /** Book, move, confirm, cancel. */
  arrange: (actor: Actor, thing: CaseThing): boolean =>
    centre(actor) || casePolicy.decide(actor, thing),
}
