import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError } from '#server/base/errors.ts'
import { exclusionOf, TO_REVIEW } from './exclusion-reasons.ts'
import { demandPreparing, getCampaign } from './find-campaign.ts'
import { insertStaged, markKnown, type StagedRow } from './queries-import.ts'
import { protectKnown } from './queries-known.ts'
import { readMeanings } from './heading-meanings.ts'
import type { AskedEncoding } from './recipients-decode.ts'
import { readRecipients, type RecipientList } from './read-recipients.ts'
import { campaignSubject } from '#server/base/subject.ts'

type Upload = {
  id: string
  bytes: Buffer
  fileName: string
  /** A person's own choice, where the file is in doubt. */
  encoding?: AskedEncoding | undefined
}

/**
 * Reads a list and stages it, instead of any staged before; nothing is imported yet.
 * @throws AppError LIST_REFUSED: then nothing has changed
 */
export async function stageRecipients(
  deps: Deps,
  { id, bytes, fileName, encoding: asked }: Upload,
  actor: Actor,
): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'upload' }))
  const list = readRecipients(bytes, {
    today: localDate(deps.clock.now()),
    mapping: await readMeanings(deps),
    encoding: asked,
  })
  if ('refused' in list)
    throw new AppError({
      code: 'LIST_REFUSED',
      status: 400,
      current: { unknown: list.refused.unknown ?? [] },
      sentence: { de: list.refused.message, en: list.refused.messageEn },
    })
  const rows = stagedRows(list, deps.city)
  await deps.db.tx(async (tx) => {
    await tx.recipientRow.deleteMany({ where: { campaignId: id } })
    await insertStaged(tx, id, rows)
    await markKnown(tx, id)
    await protectKnown(tx, id)
    const { encoding, delimiter, columns } = list
    await tx.campaign.update({
      where: { id },
      data: {
        fileName,
        encoding,
        delimiter,
        columnsStored: columns.stored,
        columnsLeftOut: columns.leftOut,
        columnsUnknown: columns.unknown,
        encodingSure: list.isSure,
      },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'campaign.upload',
      subject: campaignSubject(id),
      detail: { rows: rows.length },
    })
    announce(tx, 'campaigns', 'cases', 'invitations')
  })
}

/** Takes the staged list away again. */
export async function dropRecipients(deps: Deps, id: string, actor: Actor): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'upload' }))
  await deps.db.tx(async (tx) => {
    await tx.recipientRow.deleteMany({ where: { campaignId: id } })
    await tx.campaign.update({
      where: { id },
      data: {
        fileName: null,
        encoding: null,
        delimiter: null,
        columnsStored: [],
        columnsLeftOut: [],
        columnsUnknown: [],
        encodingSure: true,
      },
    })
    announce(tx, 'campaigns')
  })
}

function stagedRows(list: RecipientList, city: string): StagedRow[] {
  const kinds = new Map(
    list.duplicates.flatMap(({ kind, lines }) =>
      lines.map((line, i) => [line, { kind, isFirst: i === 0 }] as const),
    ),
  )
  const good = list.rows.map((row): StagedRow => {
    const reason = exclusionOf(row, city)
    const duplicate = kinds.get(row.line)
    const include = (reason === null || TO_REVIEW.includes(reason)) && (duplicate?.isFirst ?? true)
    return {
      line: row.line,
      reference: row.reference,
      data: row,
      problems: [],
      matchKey: row.matchKey,
      duplicate: duplicate?.kind ?? null,
      reason,
      include,
    }
  })
  const byLine = Map.groupBy(list.problems, (problem) => problem.line)
  const faulty = [...byLine].map(([line, problems]): StagedRow => ({
    line,
    reference: null,
    data: null,
    problems,
    matchKey: null,
    duplicate: null,
    reason: null,
    include: false,
  }))
  return [...good, ...faulty]
}
