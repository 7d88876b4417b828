import type { Actor } from '../auth/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import type { RecipientRow as Row } from '../generated/prisma/client.ts'
import { EXCLUSIONS } from './exclusion-reasons.ts'
import { demandPreparing, getCampaign } from './find-campaign.ts'
import type { RecipientRow } from './recipients-row.ts'
import type { ImportPreview } from './schema.ts'

type Data = RecipientRow & { proposed: boolean }
type Problem = { line: number; column: string; message: string; messageEn: string }

const dataOf = (row: Row): Data => row.data as unknown as Data
const isIncluded = (row: Row): boolean => row.data !== null && (row.include ?? dataOf(row).proposed)

/** What an import would do, before anything is written. */
export async function previewRecipients(deps: Deps, { id, language }: { id: string; language: 'de' | 'en' }, actor: Actor): Promise<ImportPreview> {
  const campaign = await getCampaign(deps, id, { actor, verb: 'readRecipients' })
  const rows = await deps.db.prisma.recipientRow.findMany({ where: { campaignId: id }, orderBy: { line: 'asc' } })
  const { fileName, encoding, delimiter, columnsStored, columnsLeftOut } = campaign
  return {
    fileName,
    encoding,
    delimiter,
    counts: countsOf(rows),
    columnsStored,
    columnsLeftOut,
    problems: rows.flatMap((row) => row.problems as Problem[]).map(({ line, column, message, messageEn }) => ({ line, column, message: language === 'en' ? messageEn : message })),
    duplicates: duplicatesOf(rows),
    exclusions: rows.filter((row) => row.reason).map((row) => exclusionOf(row, language)),
  }
}

export function countsOf(rows: Row[]): ImportPreview['counts'] {
  const valid = rows.filter((row) => row.data !== null)
  return {
    rows: rows.length,
    valid: valid.length,
    faulty: rows.length - valid.length,
    duplicates: valid.filter((row) => row.duplicate).length,
    excluded: valid.filter((row) => row.reason && !isIncluded(row)).length,
    known: valid.filter((row) => row.knownAs).length,
    toImport: valid.filter(isIncluded).length,
  }
}

function duplicatesOf(rows: Row[]): ImportPreview['duplicates'] {
  const groups = Map.groupBy(rows.filter((row) => row.duplicate), (row) => `${row.duplicate} ${row.duplicate === 'same-number' ? row.reference : row.matchKey}`)
  return [...groups.values()].map((group) => ({
    kind: group[0]!.duplicate as 'same-number' | 'same-person',
    rows: group.map((row) => ({ rowId: row.id, line: row.line, ...nameOf(row), address: [dataOf(row).street, dataOf(row).postcode, dataOf(row).city].filter(Boolean).join(', '), known: row.knownAs !== null })),
    decision: group.every((row) => row.include === null) ? null : group.every(isIncluded) ? ('keep-all' as const) : ('keep-first' as const),
  }))
}

const nameOf = (row: Row) => ({ reference: row.reference ?? '', name: `${dataOf(row).lastName}, ${dataOf(row).firstName}` })

function exclusionOf(row: Row, language: 'de' | 'en'): ImportPreview['exclusions'][number] {
  const exclude = row.include === null ? null : !row.include
  return { rowId: row.id, line: row.line, ...nameOf(row), reason: row.reason!, reasonText: EXCLUSIONS[row.reason!]?.[language] ?? row.reason!, proposed: !dataOf(row).proposed, exclude }
}

/** The person decides whether a row is imported. */
export async function decideRow(deps: Deps, { id, rowId, include }: { id: string; rowId: string; include: boolean }, actor: Actor): Promise<void> {
  demandPreparing(await getCampaign(deps, id, { actor, verb: 'decide' }))
  await deps.db.tx(async (tx) => {
    const { count } = await tx.recipientRow.updateMany({ where: { id: rowId, campaignId: id, reference: { not: null } }, data: { include } })
    if (count === 0) throw notFound()
    await recordAudit(tx, deps, { actor, action: 'campaign.decide-row', subject: `campaign:${id}`, detail: { row: rowId, include } })
    announce(tx, 'campaigns')
  })
}
