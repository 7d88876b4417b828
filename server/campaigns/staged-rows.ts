import type { Query } from '../db.ts'
import { isProposed } from './exclusion-rules.ts'
import type { RecipientProblem, RecipientRow } from './recipients-row.ts'
import type { ExclusionReason } from './schema.ts'

/** A line of the uploaded list with what was found and what the person decided. */
export type StagedRow = {
  id: string
  line: number
  data: RecipientRow | null
  problems: RecipientProblem[]
  /** Person who has this number, or is the same under another number. */
  knownAs: string | null
  knownReference: string | null
  knownName: string | null
  reason: ExclusionReason | null
  include: boolean | null
  /** Has an invitation of this campaign already. */
  isInvited: boolean
}

export type ValidRow = StagedRow & { data: RecipientRow }
export type Group = { kind: 'same-number' | 'same-person'; rows: ValidRow[] }

/** All staged lines of a campaign in the order of the file. */
export async function listStaged(query: Query, campaignId: string): Promise<StagedRow[]> {
  return await query<StagedRow>(
    `SELECT r.id, r.line, r.data, r.problems, r.known_as AS "knownAs", p.reference AS "knownReference", p.last_name || ', ' || p.first_name AS "knownName", r.reason, r.include,
       EXISTS (SELECT FROM invitation i JOIN person own ON own.id = i.person_id WHERE i.campaign_id = r.campaign_id AND own.reference = r.reference) AS "isInvited"
     FROM recipient_row r LEFT JOIN person p ON p.id = r.known_as WHERE r.campaign_id = $1::uuid ORDER BY r.line`,
    [campaignId],
  )
}

export const isValid = (row: StagedRow): row is ValidRow => row.data !== null

/** Somebody whom we know under another number. */
export const hasTwin = (row: ValidRow): boolean => row.knownAs !== null && row.knownReference !== row.data.reference

/** Number known: nothing about the person is imported again. */
export const isKnown = (row: ValidRow): boolean => row.knownAs !== null && row.knownReference === row.data.reference

/** Rows that share a number, and rows that seem to be one person under several numbers (also one whom we know). */
export function groupsOf(rows: StagedRow[]): Group[] {
  const valid = rows.filter(isValid)
  const byNumber = [...Map.groupBy(valid, (row) => row.data.reference).values()].filter((group) => group.length > 1)
  const byPerson = [...Map.groupBy(valid.filter((row) => row.data.matchKey !== ''), (row) => row.data.matchKey).values()]
  const same = byPerson.filter((group) => new Set(group.map((row) => row.data.reference)).size > 1 || group.some(hasTwin))
  return [...byNumber.map((group): Group => ({ kind: 'same-number', rows: group })), ...same.map((group): Group => ({ kind: 'same-person', rows: group }))]
}

const isLeftOut = (row: StagedRow): boolean => row.reason !== null && isProposed(row.reason)

/**
 * Ids of the rows that get a letter: what the person decided, else the proposal. Proposed is the first of rows that look alike, nobody with a
 * reason against it. Of rows with the same number only one can count.
 */
export function includedRows(rows: StagedRow[]): Set<string> {
  const spare = new Set<string>()
  for (const { rows: group } of groupsOf(rows)) {
    const kept = group.some(hasTwin) ? null : (group.find((row) => !isLeftOut(row)) ?? group[0]!)
    for (const row of group) if (row !== kept) spare.add(row.id)
  }
  const wanted = rows.filter((row) => isValid(row) && (row.include ?? (!isLeftOut(row) && !spare.has(row.id))))
  const one = new Map<string, string>()
  // decided by a person wins over proposed
  for (const row of wanted.toSorted((a, b) => Number(b.include === true) - Number(a.include === true))) if (!one.has(row.data!.reference)) one.set(row.data!.reference, row.id)
  return new Set(one.values())
}
