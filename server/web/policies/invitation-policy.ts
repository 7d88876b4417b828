import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { isOfAgency } from './agencies.ts'

export type InvitationThing = {
  agency: string | null
  /** Restricted after a death or for protection: only the customer centre still finds it. */
  restricted: boolean
}

export type AnswerThing = { answeredBy: string; isLetterPosted: boolean }

const centre = (actor: Actor): boolean => hasRole(actor, 'customer-centre')
const centreOrCampaign = (actor: Actor, thing: InvitationThing): boolean =>
  centre(actor) || (hasRole(actor, 'campaign-manager') && !thing.restricted)

/** Who may do what with an invitation and with the contact data on it (domain 3.2). */
export const invitationPolicy = {
  /** May look invitations up by number or name. */
  search: centre,
  recordWalkIn: centre,
  read: (actor: Actor, thing: InvitationThing): boolean =>
    centreOrCampaign(actor, thing) ||
    (hasRole(actor, 'caseworker', 'team-lead') &&
      isOfAgency(actor, thing.agency) &&
      !thing.restricted),
  answer: centreOrCampaign,
  /** The author, until the letter that follows from the answer is posted. */
  correct: (actor: Actor, thing: InvitationThing, answer: AnswerThing): boolean =>
    centreOrCampaign(actor, thing) && answer.answeredBy === actor.id && !answer.isLetterPosted,
  mailReturned: centreOrCampaign,
  forbidContact: centreOrCampaign,
  recordDeath: centreOrCampaign,
  recordMove: centreOrCampaign,
}
