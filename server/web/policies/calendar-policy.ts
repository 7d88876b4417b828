import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { isOfAgency } from './agencies.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'

const centre = (actor: Actor): boolean => hasRole(actor, 'customer-centre')
const ofTeam = (actor: Actor): boolean => hasRole(actor, 'caseworker', 'team-lead')

/** Who sees which talk in the calendar (domain 3.2, "appointment"). */
export const calendarPolicy = {
  open: (actor: Actor): boolean => centre(actor) || ofTeam(actor),
  /**
   * That somebody is free, away or in a talk: the customer centre everywhere, colleagues in their
   * agency.
   */
  readAgency: (actor: Actor, agency: string): boolean =>
    centre(actor) || (ofTeam(actor) && isOfAgency(actor, agency)),
  /** Whom a talk is with. */
  readPerson: (actor: Actor, thing: CaseThing): boolean =>
    centre(actor) || casePolicy.readHeader(actor, thing),
  /** What a talk is for tells where the case stands. */
  readPurpose: (actor: Actor, thing: CaseThing): boolean => casePolicy.readHeader(actor, thing),
  /** May arrange talks at all; which ones says `appointmentPolicy.arrange`. */
  arrange: (actor: Actor): boolean => centre(actor) || hasRole(actor, 'caseworker'),
  /** Has talks of their own, and may read them in another program. */
  keepFeed: ofTeam,
}
