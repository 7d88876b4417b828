import { listName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import { EXCLUSIONS, ALWAYS_EXCLUDED } from './exclusion-reasons.ts'
import { getCampaign } from './find-campaign.ts'
import { markExclusions } from './queries-exclusions.ts'
import { lockImporting } from './queries-import.ts'
import type { ExclusionList } from './schema.ts'
import { invitationSubject } from '#server/base/subject.ts'

const NOT_CHECKING = {
  de: 'Die Ausschlüsse sind schon geprüft.',
  en: 'The exclusions have been checked already.',
}
const MUST_STAY_OUT = {
  de:
    'Diese Person wird nicht angeschrieben. ' +
    'Ist die Angabe falsch, berichtigen Sie bitte die Liste.',
  en: 'This person is not written to. If the entry is wrong, please correct the list.',
}

/**
 * Marks who may have to stay out. Clear reasons are proposed as excluded, unless a person took the
 * row in already; a blocking notice or a guardian only asks for a look. Run again, it finds the
 * campaign past its import and leaves what a person decided.
 */
export async function findExclusions(deps: Deps, campaignId: string): Promise<void> {
  const city = deps.city.replace(/^Stadt /, '')
  await deps.db.tx(async (tx) => {
    if (!(await lockImporting(tx, campaignId))) return
    await markExclusions(tx, campaignId, city)
    await tx.campaign.update({ where: { id: campaignId }, data: { status: 'checking' } })
    announce(tx, 'campaigns')
  })
}

/** Households that may have to stay out, each with what is decided now. */
export async function listExclusions(
  deps: Deps,
  { id, language }: { id: string; language: 'de' | 'en' },
  actor: Actor,
): Promise<ExclusionList> {
  await getCampaign(deps, id, { actor, verb: 'readRecipients' })
  const found = await deps.db.prisma.invitation.findMany({
    where: { campaignId: id, exclusionReason: { not: null } },
    include: { person: true },
    orderBy: { person: { lastName: 'asc' } },
  })
  return {
    items: found.flatMap(({ id: rowId, person, exclusionReason: reason, status }) =>
      reason === null
        ? []
        : {
            rowId,
            reference: person.reference,
            name: listName(person),
            reason,
            reasonText: EXCLUSIONS[reason]?.[language] ?? reason,
            exclude: status === 'excluded',
          },
    ),
  }
}

/**
 * Decides about one household before the letters go out.
 * @throws AppError NOT_CHECKING, MUST_STAY_OUT
 */
export async function decideExclusion(
  deps: Deps,
  { id, invitationId, exclude }: { id: string; invitationId: string; exclude: boolean },
  actor: Actor,
): Promise<void> {
  const campaign = await getCampaign(deps, id, { actor, verb: 'decide' })
  if (campaign.status !== 'checking') throw conflict('NOT_CHECKING', NOT_CHECKING)
  await deps.db.tx(async (tx) => {
    const found = await tx.invitation.findFirst({ where: { id: invitationId, campaignId: id } })
    if (!found) throw notFound()
    if (!exclude && ALWAYS_EXCLUDED.includes(found.exclusionReason ?? ''))
      throw conflict('MUST_STAY_OUT', MUST_STAY_OUT)
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, status: { in: ['staged', 'excluded'] } },
      data: { status: exclude ? 'excluded' : 'staged' },
    })
    if (count === 0) throw conflict('NOT_CHECKING', NOT_CHECKING)
    await recordAudit(tx, deps, {
      actor,
      action: 'campaign.decide-exclusion',
      subject: invitationSubject(invitationId),
      detail: { exclude },
    })
    announce(tx, 'campaigns')
  })
}
