import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError } from '#server/base/errors.ts'
import { exclusionOf, ONLY_A_LOOK } from './exclusion-reasons.ts'
import { demandPreparing, getCampaign } from './find-campaign.ts'
import { readRecipients, type RecipientList } from './read-recipients.ts'

type Staged = {
  line: number
  reference: string | null
  data: object | null
  problems: object[]
  matchKey: string | null
  duplicate: string | null
  reason: string | null
  include: boolean
}

/** Reads a list and stages it, instead of any staged before; nothing is imported yet. @throws AppError LIST_REFUSED: then nothing has changed */
export async function stageRecipients(
  deps: Deps,
  { id, bytes, fileName }: { id: string; bytes: Buffer; fileName: string },
  actor: Actor,
): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'upload' }))
  const list = readRecipients(bytes, { today: localDate(deps.clock.now()) })
  if ('refused' in list)
    throw new AppError({
      code: 'LIST_REFUSED',
      status: 400,
      sentence: { de: list.refused.message, en: list.refused.messageEn },
    })
  const rows = stagedRows(list, deps.city)
  await deps.db.tx(async (tx) => {
    await tx.recipientRow.deleteMany({ where: { campaignId: id } })
    await insertRows(tx, id, rows)
    await markKnown(tx, id)
    const { encoding, delimiter, columns } = list
    await tx.campaign.update({
      where: { id },
      data: {
        fileName,
        encoding,
        delimiter,
        columnsStored: columns.stored,
        columnsLeftOut: columns.leftOut,
      },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'campaign.upload',
      subject: `campaign:${id}`,
      detail: { rows: rows.length },
    })
    announce(tx, 'campaigns')
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
      },
    })
    announce(tx, 'campaigns')
  })
}

function stagedRows(list: RecipientList, city: string): Staged[] {
  const kinds = new Map(
    list.duplicates.flatMap(({ kind, lines }) =>
      lines.map((line, i) => [line, { kind, isFirst: i === 0 }] as const),
    ),
  )
  const good = list.rows.map((row): Staged => {
    const reason = exclusionOf(row, city)
    const duplicate = kinds.get(row.line)
    const include =
      (reason === null || ONLY_A_LOOK.includes(reason)) && (duplicate?.isFirst ?? true)
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
  const faulty = [...byLine].map(([line, problems]): Staged => ({
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

async function insertRows(tx: Tx, campaignId: string, rows: Staged[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO recipient_row (campaign_id, line, reference, data, problems, match_key, duplicate, reason)
    SELECT ${campaignId}::uuid, r.line, r.reference, CASE WHEN r.data IS NULL THEN NULL ELSE r.data || jsonb_build_object('proposed', r.include) END, r.problems, r."matchKey", r.duplicate, r.reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(line integer, reference text, data jsonb, problems jsonb, "matchKey" text, duplicate text, reason text, include boolean)`
}

/** Rows whose number or person is known from an earlier list; the same person under another number is proposed to stay out. */
async function markKnown(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`UPDATE recipient_row r SET known_as = p.id FROM person p WHERE r.campaign_id = ${campaignId}::uuid AND p.reference = r.reference`
  await tx.$executeRaw`UPDATE recipient_row r SET known_as = p.id, duplicate = 'same-person', data = r.data || '{"proposed": false}'::jsonb FROM person p
    WHERE r.campaign_id = ${campaignId}::uuid AND r.known_as IS NULL AND r.match_key <> '' AND p.match_key = r.match_key`
}
