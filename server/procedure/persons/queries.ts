import type { Query } from '#server/base/db.ts'
import { reachSql } from '#server/procedure/cases/reach-sql.ts'
import type { CaseReach } from '#server/web/policies/case-policy.ts'

export const LIMIT = 12
/** Likeness of a misspelt name from 0 to 1; below it a hit is more likely somebody else. */
const LIKE_ENOUGH = 0.45
const NAME = `search_fold(p.last_name || ' ' || p.first_name)`
const NAME_TURNED = `search_fold(p.first_name || ' ' || p.last_name)`
const COLUMNS = `p.id AS "personId", p.last_name AS "lastName", p.first_name AS "firstName",
  p.reference`

export type FoundRow = {
  personId: string
  lastName: string
  firstName: string
  reference: string
  caseId: string | null
  caseRef: string | null
  status: string | null
  invitationId: string | null
}
/**
 * What is looked for: the words folded, the same as a pattern, as a number, and as a phone.
 * `isLetter`: a single letter, which has to be a whole name.
 */
export type Wanted = {
  folded: string
  like: string
  number: string
  digits: string
  isLetter: boolean
}

/** The words without case, accents and doubled spaces, as names are compared. */
export async function getFolded(query: Query, text: string): Promise<string> {
  const [row] = await query<{ folded: string }>('SELECT search_fold($1) AS folded', [text])
  return row?.folded ?? ''
}

/**
 * In the words' own order or the other way round, by number or by phone; `from` is the place of the
 * first of the three values.
 */
function exactly(from: number, also: string, isLetter: boolean): string {
  const [like, number, digits] = [`$${from}`, `$${from + 1}`, `$${from + 2}`]
  const name = isLetter
    ? `' ' || ${NAME} || ' ' LIKE ${like}`
    : `${NAME} LIKE ${like} OR ${NAME_TURNED} LIKE ${like}`
  return `(${name}
    OR p.reference ILIKE ${number}${also && ` OR ${also} ILIKE ${number}`}
    OR (
      ${digits} <> '' AND NOT p.blocking_notice
      AND regexp_replace(p.phone, '\\D', '', 'g') LIKE ${digits} || '%'
    ))`
}
const alike = `word_similarity($1, ${NAME}) >= ${LIKE_ENOUGH}`

/** People with a case of the reach, the likest first. */
export async function listCaseHits(
  query: Query,
  { folded, like, number, digits, isLetter }: Wanted,
  reach: CaseReach,
): Promise<FoundRow[]> {
  const readable = reachSql(reach, 2)
  const base = [folded, ...readable.values]
  const select = (condition: string): string =>
    `SELECT ${COLUMNS}, c.id AS "caseId", c.case_ref AS "caseRef", c.status,
       NULL::uuid AS "invitationId"
     FROM help_case c
     JOIN person p ON p.id = c.person_id
     WHERE ${readable.sql} AND ${condition}
     ORDER BY word_similarity($1, ${NAME}) DESC, c.opened_at DESC
     LIMIT ${LIMIT}`
  const exact = select(exactly(base.length + 1, 'c.case_ref', isLetter))
  return await first(
    () => query<FoundRow>(exact, [...base, like, number, digits]),
    () => (isLetter ? Promise.resolve([]) : query<FoundRow>(select(alike), base)),
  )
}

/** Everybody, each with the last invitation, the likest first. */
export async function listContactHits(
  query: Query,
  { folded, like, number, digits, isLetter }: Wanted,
): Promise<FoundRow[]> {
  const select = (condition: string): string =>
    `SELECT ${COLUMNS}, NULL::uuid AS "caseId", NULL AS "caseRef", NULL AS status,
       (
         SELECT i.id
         FROM invitation i
         WHERE i.person_id = p.id
         ORDER BY i.created_at DESC
         LIMIT 1
       ) AS "invitationId"
     FROM person p
     WHERE ${condition}
     ORDER BY word_similarity($1, ${NAME}) DESC, p.id
     LIMIT ${LIMIT}`
  return await first(
    () => query<FoundRow>(select(exactly(2, '', isLetter)), [folded, like, number, digits]),
    () => (isLetter ? Promise.resolve([]) : query<FoundRow>(select(alike), [folded])),
  )
}

/** Typos are looked for only where nothing is written exactly so. */
async function first(
  exact: () => Promise<FoundRow[]>,
  fuzzy: () => Promise<FoundRow[]>,
): Promise<FoundRow[]> {
  const rows = await exact()
  return rows.length > 0 ? rows : await fuzzy()
}

/** Who has this name, in either order; `folded` is the name in its one spelling. */
export async function listNamesakes(query: Query, folded: string): Promise<{ personId: string }[]> {
  return await query<{ personId: string }>(
    `SELECT p.id AS "personId"
     FROM person p
     WHERE ${NAME} = $1 OR ${NAME_TURNED} = $1
     ORDER BY p.reference
     LIMIT ${LIMIT}`,
    [folded],
  )
}

/** Until the transaction ends no other one looks for or creates the person of this key. */
export async function lockMatchKey(query: Query, matchKey: string): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [matchKey])
}
