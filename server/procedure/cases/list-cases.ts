import { listName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseReach } from '#server/web/policies/case-policy.ts'
import { INSTANT, readCursor, UUID, writeCursor, type Cursor } from '#server/web/http/cursor.ts'
import { agencyNames, statusWords, waitWords } from './case-words.ts'
import { reachSql } from './reach-sql.ts'
import type { CaseList, CaseListQuery, CaseRow } from './schema.ts'

const PAGE = 50
/** After every case there is. */
const NEWEST: Cursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

type Row = {
  id: string
  caseRef: string | null
  lastName: string
  firstName: string
  status: CaseRow['status']
  agencyId: string
  caseworkerId: string | null
  caseworkerName: string | null
  openedAt: Date
  openTasks: number
  dueAt: Date | null
  rule: string | null
}

const listSql = (readable: string): string =>
  `SELECT c.id, c.case_ref AS "caseRef", p.last_name AS "lastName", p.first_name AS "firstName",
     c.status, c.agency_id AS "agencyId", c.caseworker_id AS "caseworkerId",
     s.display_name AS "caseworkerName", c.opened_at AS "openedAt",
     (
       SELECT count(*)::int
       FROM task t
       WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL
     ) AS "openTasks",
     w.due_at AS "dueAt", w.rule
   FROM help_case c
   JOIN person p ON p.id = c.person_id
   LEFT JOIN staff s ON s.id = c.caseworker_id
   LEFT JOIN LATERAL (
     SELECT coalesce(a.starts_at, w.due_at) AS due_at, w.rule
     FROM wait w
     LEFT JOIN appointment a ON a.wait_id = w.id
     WHERE w.subject = 'case:' || c.id AND w.closed_at IS NULL
       AND a.purpose IS DISTINCT FROM 'extra'
     ORDER BY w.due_at
     LIMIT 1
   ) w ON true
   WHERE ${readable} AND c.status = ANY($1)
     AND (c.opened_at, c.id) < ($2::timestamptz, $3::uuid)
   ORDER BY c.opened_at DESC, c.id DESC
   LIMIT ${PAGE + 1}`

/** The cases that the actor reads in full, newest first. */
export async function listCases(
  deps: Deps,
  { status, cursor }: CaseListQuery,
  actor: Actor,
): Promise<CaseList> {
  const reach = caseReach(actor)
  if (!reach) return { items: [], nextCursor: null }
  const before = cursor ? readCursor(cursor, { at: INSTANT, id: UUID }) : NEWEST
  const statuses = status === 'open' ? ['opening', 'open', 'paused', 'closing'] : ['closed']
  const readable = reachSql(reach, 4)
  const values = [statuses, before.at, before.id, ...readable.values]
  const rows = await deps.db.query<Row>(listSql(readable.sql), values)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const nextCursor =
    rows.length > PAGE && last
      ? writeCursor({ at: last.openedAt.toISOString(), id: last.id })
      : null
  return { items: page.map(present), nextCursor }
}

function present(row: Row): CaseRow {
  const words = statusWords(row.status)
  const wait = row.rule ? waitWords(row.rule) : null
  return {
    id: row.id,
    caseRef: row.caseRef,
    person: listName(row),
    status: row.status,
    statusText: words.de,
    statusTextEn: words.en,
    agency: row.agencyId,
    agencyName: agencyNames[row.agencyId] ?? row.agencyId,
    caseworker: row.caseworkerId
      ? { id: row.caseworkerId, displayName: row.caseworkerName ?? '' }
      : null,
    nextDate: row.dueAt?.toISOString() ?? null,
    nextWhat: wait?.de ?? null,
    nextWhatEn: wait?.en ?? null,
    openedOn: dayOf(row.openedAt),
    openTasks: row.openTasks,
  }
}
