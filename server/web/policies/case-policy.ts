import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { isOfAgency, isOwnOrSubstitute } from './agencies.ts'

export type CaseThing = {
  agency: string
  caseworkerId: string | null
  personId: string
  /** Restricted after a death or for protection: no longer visible to colleagues. */
  restricted: boolean
}

const owns = (actor: Actor, thing: CaseThing): boolean =>
  hasRole(actor, 'caseworker') &&
  isOfAgency(actor, thing.agency) &&
  isOwnOrSubstitute(actor, { staffId: thing.caseworkerId, personId: thing.personId })

const leads = (actor: Actor, thing: CaseThing): boolean =>
  hasRole(actor, 'team-lead') && isOfAgency(actor, thing.agency)

/**
 * Works on the case: its caseworker, a substitute without a conflict of interest, and the lead as
 * long as nobody has it.
 */
const works = (actor: Actor, thing: CaseThing): boolean =>
  owns(actor, thing) || (thing.caseworkerId === null && leads(actor, thing))

/** Who may do what with a case (domain 3.2); a letter, a wait, a consent of a case asks here. */
export const casePolicy = {
  /** May open the list of cases at all. */
  list: (actor: Actor): boolean => hasRole(actor, 'caseworker', 'team-lead'),
  /** Number, status and caseworker: colleagues of the same agency, too. */
  readHeader: (actor: Actor, thing: CaseThing): boolean =>
    owns(actor, thing) ||
    leads(actor, thing) ||
    (hasRole(actor, 'caseworker') && isOfAgency(actor, thing.agency) && !thing.restricted),
  /** Everything on the case page. */
  read: (actor: Actor, thing: CaseThing): boolean => owns(actor, thing) || leads(actor, thing),
  /**
   * Confidential notes under professional secrecy (§ 203): the author, and who stands in while the
   * author is away. They never move with a transfer: who has the case now is not the author.
   */
  readConfidential: (actor: Actor, thing: CaseThing, authorId: string): boolean =>
    owns(actor, thing) && (actor.id === authorId || thing.caseworkerId === authorId),
  /** Works on it now, and takes over what colleagues left behind. */
  work: works,
  withdraw: works,
  recordDeath: works,
  withdrawConsent: works,
  decide: owns,
  /** Adds a note; the lead, too, who speaks with people while colleagues are away. */
  note: (actor: Actor, thing: CaseThing): boolean => owns(actor, thing) || leads(actor, thing),
  /** The sheet of the assessment: whoever works on the case, nobody else. */
  readAssessment: owns,
  /** Adds a paper that was scanned; the customer centre may, and sees nothing of the case by it. */
  scanIn: (actor: Actor, thing: CaseThing): boolean =>
    owns(actor, thing) ||
    leads(actor, thing) ||
    (hasRole(actor, 'customer-centre') && !thing.restricted),
  moveDeadline: (actor: Actor, thing: CaseThing): boolean =>
    owns(actor, thing) || leads(actor, thing),
  endWait: (actor: Actor, thing: CaseThing): boolean => owns(actor, thing) || leads(actor, thing),
  /** A conflict of interest: everybody their own, the lead for the team. */
  declareConflict: (actor: Actor, thing: CaseThing, staffId: string): boolean =>
    leads(actor, thing) || (owns(actor, thing) && actor.id === staffId),
}

/** The list side of `casePolicy.read`, as values for SQL; null where the actor reads nothing. */
export type CaseReach = {
  /** Cases of this agency … */
  agency: string
  /**
   * … all of them, or the actor's own and those of staff whom they stand in for, but not of people
   * (person ids) with whom they have a conflict of interest.
   */
  cases: 'all' | { own: string; substituteFor: readonly string[]; conflicts: readonly string[] }
}

/** Which cases the actor reads in full; `server/procedure/cases/reach-sql.ts` says it in SQL. */
export function caseReach(actor: Actor): CaseReach | null {
  if (actor.agency === null) return null
  if (hasRole(actor, 'team-lead')) return { agency: actor.agency, cases: 'all' }
  if (hasRole(actor, 'caseworker'))
    return {
      agency: actor.agency,
      cases: { own: actor.id, substituteFor: actor.substituteFor, conflicts: actor.conflicts },
    }
  return null
}
