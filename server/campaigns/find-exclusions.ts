import type { Actor } from '../auth/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { EXCLUSIONS } from './exclusion-reasons.ts'
import { getCampaign } from './find-campaign.ts'

/**
 * Marks who may have to stay out. Clear reasons are proposed as excluded; a blocking notice or a guardian only asks for a look. Run again, it
 * finds the same and leaves what a person decided.
 */
export async function findExclusions(deps: Deps, campaignId: string): Promise<void> {
  const city = deps.city.replace(/^Stadt /, '')
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`UPDATE invitation i SET exclusion_reason = f.reason, status = CASE WHEN f.reason = 'blocking-notice' THEN i.status ELSE 'excluded' END
      FROM (SELECT i.id, CASE WHEN p.died_on IS NOT NULL THEN 'deceased' WHEN p.no_more_letters THEN 'no-more-letters' WHEN p.street = '' THEN 'no-address'
              WHEN p.moved_away_on IS NOT NULL OR lower(p.city) <> lower(${city}) THEN 'moved' WHEN p.in_other_help THEN 'other-help'
              WHEN EXISTS (SELECT FROM help_case c WHERE c.person_id = p.id AND c.status <> 'closed') THEN 'open-case' WHEN p.blocking_notice THEN 'blocking-notice' END AS reason
            FROM invitation i JOIN person p ON p.id = i.person_id WHERE i.campaign_id = ${campaignId}::uuid AND i.status = 'staged' AND coalesce(i.exclusion_reason, 'guardian') = 'guardian') f
      WHERE f.id = i.id AND f.reason IS NOT NULL`
    announce(tx, 'campaigns')
  })
}

export type ExclusionList = { items: { rowId: string; reference: string; name: string; reason: string; reasonText: string; exclude: boolean }[] }

/** Households that may have to stay out, each with what is decided now. */
export async function listExclusions(deps: Deps, { id, language }: { id: string; language: 'de' | 'en' }, actor: Actor): Promise<ExclusionList> {
  await getCampaign(deps, id, { actor, verb: 'readRecipients' })
  const found = await deps.db.prisma.invitation.findMany({ where: { campaignId: id, exclusionReason: { not: null } }, include: { person: true }, orderBy: { person: { lastName: 'asc' } } })
  return {
    items: found.map(({ id: rowId, person, exclusionReason, status }) => ({
      rowId,
      reference: person.reference,
      name: `${person.lastName}, ${person.firstName}`,
      reason: exclusionReason!,
      reasonText: EXCLUSIONS[exclusionReason!]?.[language] ?? exclusionReason!,
      exclude: status === 'excluded',
    })),
  }
}

/** Decides about one household before the letters go out. @throws AppError ALREADY_SENT */
export async function decideExclusion(deps: Deps, { id, invitationId, exclude }: { id: string; invitationId: string; exclude: boolean }, actor: Actor): Promise<void> {
  await getCampaign(deps, id, { actor, verb: 'decide' })
  await deps.db.tx(async (tx) => {
    const found = await tx.invitation.findFirst({ where: { id: invitationId, campaignId: id } })
    if (!found) throw notFound()
    const { count } = await tx.invitation.updateMany({ where: { id: invitationId, status: { in: ['staged', 'excluded'] } }, data: { status: exclude ? 'excluded' : 'staged' } })
    if (count === 0) throw conflict('ALREADY_SENT', { de: 'Diese Einladung ist schon unterwegs.', en: 'This invitation is on its way.' })
    await recordAudit(tx, deps, { actor, action: 'campaign.decide-exclusion', subject: `invitation:${invitationId}`, detail: { exclude } })
    announce(tx, 'campaigns')
  })
}
