import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { campaignSubject } from '#server/base/subject.ts'
import { foldText } from '#server/base/texts/fold-text.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { demandPreparing, getCampaign } from './find-campaign.ts'
import { recipientColumns, type Mapping, type RecipientColumn } from './recipients-columns.ts'
import type { HeadingMeaning } from './schema.ts'

const columnNamed = (name: string | null): RecipientColumn | null =>
  recipientColumns.find((column) => column === name) ?? null

/** What headings of this office's lists mean, by their folded name. */
export async function readMeanings(deps: Deps): Promise<Mapping> {
  const rows = await deps.db.prisma.headingMeaning.findMany()
  return new Map(rows.map(({ heading, column }) => [heading, columnNamed(column)]))
}

/**
 * Remembers what a heading means, for this list when it is read again and for all that come.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function rememberMeaning(
  deps: Deps,
  { id, heading, column }: HeadingMeaning & { id: string },
  actor: Actor,
): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'upload' }))
  const meaning = { column, by: actor.id, at: deps.clock.wallNow() }
  await deps.db.tx(async (tx) => {
    await tx.headingMeaning.upsert({
      where: { heading: foldText(heading) },
      create: { heading: foldText(heading), ...meaning },
      update: meaning,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'campaign.heading',
      subject: campaignSubject(id),
      detail: { column: column ?? '' },
    })
  })
}
