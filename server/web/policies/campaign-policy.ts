import { hasRole, type Actor } from '#server/web/auth/actor.ts'

/** `preparedBy` is the member of staff who handed the campaign in for approval. */
export type CampaignThing = { preparedBy: string | null }

const runs = (actor: Actor): boolean => hasRole(actor, 'campaign-manager')

/** Who may do what with a campaign. Names of recipients are for the campaign manager alone. */
export const campaignPolicy = {
  /** Figures only for leads and managers. */
  read: (actor: Actor): boolean => runs(actor) || hasRole(actor, 'team-lead', 'manager'),
  create: runs,
  readRecipients: runs,
  upload: runs,
  decide: runs,
  stop: runs,
  /** Four eyes: a lead who did not prepare it. */
  approve: (actor: Actor, thing: CampaignThing): boolean =>
    hasRole(actor, 'team-lead') && thing.preparedBy !== actor.id,
}
