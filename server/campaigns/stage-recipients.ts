import type { Actor } from '../auth/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { localDate } from '../calendar/working-days.ts'
import { announce, queryOf, type Query, type Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { listEngaged, reasonToExclude, townOf } from './exclusion-rules.ts'
import { lockPreparing } from './find-campaign.ts'
import { readRecipients, type RecipientList } from './read-recipients.ts'
import type { RecipientProblem, RecipientRow } from './recipients-row.ts'

export type Upload = { campaignId: string; bytes: Buffer; fileName: string }
type Line = { line: number; row: RecipientRow | null; problems: RecipientProblem[] }
type Known = { id: string; reference: string; matchKey: string; hasDied: boolean; hasMovedAway: boolean; wantsNoLetters: boolean; isEngaged: boolean }
const NOBODY = { hasDied: false, hasMovedAway: false, wantsNoLetters: false, isEngaged: false }

/**
 * Reads a list and keeps its lines beside the campaign until the preparation is handed in; a list from before is replaced. The same lines
 * again keep what was decided about them. @throws AppError LIST_REFUSED with one sentence, NOT_PREPARING
 */
export async function stageRecipients(deps: Deps, { campaignId, bytes, fileName }: Upload, actor: Actor): Promise<void> {
  const list = readRecipients(bytes, { today: localDate(deps.clock.now()) })
  if ('refused' in list) throw new AppError({ code: 'LIST_REFUSED', status: 400, sentence: { de: list.refused.message, en: list.refused.messageEn } })
  await deps.db.tx(async (tx) => {
    await lockPreparing(tx, campaignId)
    await replaceRows(tx, deps, { campaignId, list })
    const { encoding, delimiter, columns } = list
    await tx.campaign.update({ where: { id: campaignId }, data: { fileName, encoding, delimiter, columnsStored: columns.stored, columnsLeftOut: columns.leftOut } })
    await recordAudit(tx, deps, { actor, action: 'campaign.upload', subject: `campaign:${campaignId}`, detail: { rows: list.rowCount } })
    announce(tx, 'campaigns')
  })
}

/** Takes the staged list away. @throws AppError NOT_PREPARING */
export async function removeRecipients(deps: Deps, campaignId: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockPreparing(tx, campaignId)
    await tx.recipientRow.deleteMany({ where: { campaignId } })
    await tx.campaign.update({ where: { id: campaignId }, data: { fileName: null, encoding: null, delimiter: null, columnsStored: [], columnsLeftOut: [] } })
    await recordAudit(tx, deps, { actor, action: 'campaign.remove-list', subject: `campaign:${campaignId}` })
    announce(tx, 'campaigns')
  })
}

async function replaceRows(tx: Tx, deps: Deps, { campaignId, list }: { campaignId: string; list: RecipientList }): Promise<void> {
  const lines = linesOf(list)
  const decided = await decisionsOf(tx, campaignId)
  const known = await findKnown(queryOf(tx), { rows: list.rows, campaignId })
  const town = townOf(deps.city)
  const staged = lines.map(({ line, row, problems }) => {
    const person = row && (known.byReference.get(row.reference) ?? known.byMatchKey.get(row.matchKey))
    const own = person && person.reference === row.reference ? person : NOBODY
    const reason = row && reasonToExclude({ ...row, ...own, hasDied: row.diedOn !== null || own.hasDied, isRepresented: row.representative !== null }, town)
    return { line, row, problems, knownAs: person?.id ?? null, reason, include: decided.get(`${line} ${row?.reference ?? ''}`) ?? null }
  })
  await tx.recipientRow.deleteMany({ where: { campaignId } })
  await tx.$executeRaw`INSERT INTO recipient_row (campaign_id, line, reference, data, problems, match_key, known_as, reason, include)
    SELECT ${campaignId}::uuid, line, reference, data, problems, match_key, known_as, reason, include
    FROM unnest(${staged.map((s) => s.line)}::int[], ${staged.map((s) => s.row?.reference ?? null)}::text[], ${staged.map((s) => (s.row ? JSON.stringify(s.row) : null))}::jsonb[],
      ${staged.map((s) => JSON.stringify(s.problems))}::jsonb[], ${staged.map((s) => s.row?.matchKey ?? null)}::text[], ${staged.map((s) => s.knownAs)}::uuid[],
      ${staged.map((s) => s.reason)}::text[], ${staged.map((s) => s.include)}::bool[]) AS t(line, reference, data, problems, match_key, known_as, reason, include)`
}

/** One entry per line of the file: a row, or what is wrong with it. */
function linesOf({ rows, problems }: RecipientList): Line[] {
  const faulty = Map.groupBy(problems, (problem) => problem.line)
  return [...rows.map((row): Line => ({ line: row.line, row, problems: [] })), ...[...faulty].map(([line, found]): Line => ({ line, row: null, problems: found }))]
}

async function decisionsOf(tx: Tx, campaignId: string): Promise<Map<string, boolean>> {
  const rows = await tx.recipientRow.findMany({ where: { campaignId, include: { not: null } }, select: { line: true, reference: true, include: true } })
  return new Map(rows.map((row) => [`${row.line} ${row.reference ?? ''}`, row.include!]))
}

async function findKnown(query: Query, { rows, campaignId }: { rows: RecipientRow[]; campaignId: string }) {
  const found = await query<Omit<Known, 'isEngaged'>>(
    `SELECT id, reference, match_key AS "matchKey", died_on IS NOT NULL AS "hasDied", moved_away_on IS NOT NULL AS "hasMovedAway", no_more_letters AS "wantsNoLetters"
     FROM person WHERE reference = ANY($1::text[]) OR (match_key <> '' AND match_key = ANY($2::text[]))`,
    [rows.map((row) => row.reference), rows.map((row) => row.matchKey)],
  )
  const engaged = await listEngaged(query, found.map((person) => person.id), campaignId)
  const people = found.map((person): Known => ({ ...person, isEngaged: engaged.has(person.id) }))
  return { byReference: new Map(people.map((person) => [person.reference, person])), byMatchKey: new Map(people.filter((person) => person.matchKey !== '').map((person) => [person.matchKey, person])) }
}
