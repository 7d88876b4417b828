import type { Query } from '#server/base/db.ts'
import type { CaseReach } from '#server/web/policies/case-policy.ts'
import type { Cursor } from '#server/web/http/cursor.ts'
import { NEXT_STEP_SQL, type NextStep } from './next-step.ts'
import { reachSql } from './reach-sql.ts'
import type { CaseRow } from './schema.ts'

export type ListedCase = {
  id: string
  caseRef: string | null
  lastName: string
  firstName: string
  status: CaseRow['status']
  priority: string
  agencyId: string
  caseworkerId: string | null
  caseworkerName: string | null
  openedAt: Date
  openTasks: number
  /** What the list is sorted by. */
  sortedAt: Date
  /** Null: nothing is planned. */
  kind: NextStep['kind'] | null
  what: string | null
  version: string | null
}
type Page = { reach: CaseReach; cursor: Cursor | null; limit: number }

/** After every date there is: nothing is planned. */
const NEVER = '9999-12-31 23:59:59+00'
const FIRST: Cursor = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
const NEWEST: Cursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

const OPEN_TASKS = `(
  SELECT count(*)::int
  FROM task t
  WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL)`
const columns = (page: string): string => `SELECT c.id, c.case_ref AS "caseRef",
    p.last_name AS "lastName", p.first_name AS "firstName", c.status, c.priority,
    c.agency_id AS "agencyId", c.caseworker_id AS "caseworkerId",
    s.display_name AS "caseworkerName", c.opened_at AS "openedAt", ${OPEN_TASKS} AS "openTasks",
    n.at AS "sortedAt", n.kind, n.what, n.version
  FROM ${page} AS n
  JOIN help_case c ON c.id = n.id
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.caseworker_id`

/** Cases that go on, by what comes next in each; those without anything planned last. */
export async function listOpenCases(
  query: Query,
  { reach, cursor, limit }: Page,
): Promise<ListedCase[]> {
  const readable = reachSql(reach, 4)
  const from = cursor ?? FIRST
  return await query<ListedCase>(
    `WITH listed AS MATERIALIZED (
       SELECT c.id, coalesce(n.at, '${NEVER}') AS at, n.kind, n.what, n.version
       FROM help_case c
       LEFT JOIN LATERAL ${NEXT_STEP_SQL} AS n ON true
       WHERE ${readable.sql} AND c.status IN ('opening', 'open', 'paused', 'closing')
     ), page AS (
       SELECT *
       FROM listed
       WHERE (at, id) > ($1::timestamptz, $2::uuid)
       ORDER BY at, id
       LIMIT $3
     )
     ${columns('page')}
     ORDER BY n.at, n.id`,
    [from.at, from.id, limit, ...readable.values],
  )
}

/** Cases that are over, those opened last first. */
export async function listClosedCases(
  query: Query,
  { reach, cursor, limit }: Page,
): Promise<ListedCase[]> {
  const readable = reachSql(reach, 4)
  const from = cursor ?? NEWEST
  return await query<ListedCase>(
    `WITH page AS (
       SELECT c.id, c.opened_at AS at, NULL AS kind, NULL AS what, NULL AS version
       FROM help_case c
       WHERE ${readable.sql} AND c.status = 'closed'
         AND (c.opened_at, c.id) < ($1::timestamptz, $2::uuid)
       ORDER BY c.opened_at DESC, c.id DESC
       LIMIT $3
     )
     ${columns('page')}
     ORDER BY n.at DESC, n.id DESC`,
    [from.at, from.id, limit, ...readable.values],
  )
}
