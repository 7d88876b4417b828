import type { Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import { reachSql } from '#server/procedure/cases/reach-sql.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseReach } from '#server/web/policies/case-policy.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import type { Hit } from './search-schema.ts'

const LIMIT = 12
/** Likeness of a misspelt name from 0 to 1; below it a hit is more likely somebody else. */
const LIKE_ENOUGH = 0.45
const NAME = `search_fold(p.last_name || ' ' || p.first_name)`
const COLUMNS = `p.id AS person_id, p.last_name, p.first_name, p.reference`

type Row = {
  person_id: string
  last_name: string
  first_name: string
  reference: string
  case_id: string | null
  case_ref: string | null
  status: string | null
  invitation_id: string | null
}
type Query = { folded: string; like: string; number: string; digits: string }

/**
 * People by name, number or phone. Only what the actor may read is looked through, so that nothing else shows, not even as a count: caseworkers and leads
 * find cases, the customer centre everybody's contact data. The words looked for are not recorded; that there was a search is.
 */
export async function searchPeople(
  deps: Deps,
  text: string,
  actor: Actor,
): Promise<{ items: Hit[] }> {
  const query = await readQuery(deps, text)
  if (!query) return { items: [] }
  const [cases, people] = [
    await searchCases(deps, query, actor),
    invitationPolicy.search(actor) ? await searchContacts(deps, query) : [],
  ]
  const items = [
    ...cases,
    ...people.filter(({ person_id }) => !cases.some((found) => found.person_id === person_id)),
  ]
    .slice(0, LIMIT)
    .map(present)
  await recordRead(deps, { actor, action: 'person.search', subject: `staff:${actor.id}` })
  return { items }
}

async function readQuery(deps: Deps, text: string): Promise<Query | null> {
  const [{ folded } = { folded: '' }] = await deps.db.query<{ folded: string }>(
    'SELECT search_fold($1) AS folded',
    [text],
  )
  if (folded.length < 2) return null
  const digits = text.replaceAll(/\D/g, '')
  const escaped = (part: string): string => part.replaceAll(/[\\%_]/g, String.raw`\$&`)
  return {
    folded,
    like: `%${escaped(folded).replaceAll(' ', '%')}%`,
    number: `${escaped(text.trim())}%`,
    digits: digits.length >= 4 ? digits : '',
  }
}

/** In the words' own order or the other way round, by number or by phone; `from` is the place of the first of the three values. */
const exactly = (
  from: number,
  also: string,
): string => `(${NAME} LIKE $${from} OR search_fold(p.first_name || ' ' || p.last_name) LIKE $${from} OR p.reference ILIKE $${from + 1}${also && ` OR ${also} ILIKE $${from + 1}`}
  OR ($${from + 2} <> '' AND NOT p.blocking_notice AND regexp_replace(p.phone, '\\D', '', 'g') LIKE $${from + 2} || '%'))`
const alike = `word_similarity($1, ${NAME}) >= ${LIKE_ENOUGH}`

async function searchCases(
  { db }: Deps,
  { folded, like, number, digits }: Query,
  actor: Actor,
): Promise<Row[]> {
  const reach = caseReach(actor)
  if (!reach) return []
  const readable = reachSql(reach, 2)
  const base = [folded, ...readable.values]
  const select = (condition: string): string =>
    `SELECT ${COLUMNS}, c.id AS case_id, c.case_ref, c.status, NULL::uuid AS invitation_id FROM help_case c JOIN person p ON p.id = c.person_id
     WHERE ${readable.sql} AND ${condition} ORDER BY word_similarity($1, ${NAME}) DESC, c.opened_at DESC LIMIT ${LIMIT}`
  return await first(
    () =>
      db.query<Row>(select(exactly(base.length + 1, 'c.case_ref')), [
        ...base,
        like,
        number,
        digits,
      ]),
    () => db.query<Row>(select(alike), base),
  )
}

async function searchContacts(
  { db }: Deps,
  { folded, like, number, digits }: Query,
): Promise<Row[]> {
  const select = (condition: string): string =>
    `SELECT ${COLUMNS}, NULL::uuid AS case_id, NULL AS case_ref, NULL AS status, (SELECT i.id FROM invitation i WHERE i.person_id = p.id ORDER BY i.created_at DESC LIMIT 1) AS invitation_id FROM person p
     WHERE ${condition} ORDER BY word_similarity($1, ${NAME}) DESC, p.id LIMIT ${LIMIT}`
  return await first(
    () => db.query<Row>(select(exactly(2, '')), [folded, like, number, digits]),
    () => db.query<Row>(select(alike), [folded]),
  )
}

/** Typos are looked for only where nothing is written exactly so. */
async function first(exact: () => Promise<Row[]>, fuzzy: () => Promise<Row[]>): Promise<Row[]> {
  const rows = await exact()
  return rows.length > 0 ? rows : await fuzzy()
}

const present = (row: Row): Hit => ({
  personId: row.person_id,
  name: `${row.last_name}, ${row.first_name}`,
  reference: row.case_ref ?? row.reference,
  kind: row.case_id ? 'case' : row.invitation_id ? 'invitation' : 'person',
  id: row.case_id ?? row.invitation_id ?? row.person_id,
  isClosed: row.status === 'closed',
})
