import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseReach } from '#server/web/policies/case-policy.ts'
import { agencyNames, statusWords, waitWords } from './case-words.ts'
import { reachSql } from './reach-sql.ts'
import type { CaseListQuery, CaseRow } from './schema.ts'
import type { z } from 'zod'
import type { caseListSchema } from './schema.ts'

const PAGE = 50

type Row = {
  id: string
  case_ref: string | null
  last_name: string
  first_name: string
  status: CaseRow['status']
  agency_id: string
  caseworker_id: string | null
  caseworker_name: string | null
  opened_at: Date
  open_tasks: number
  due_at: Date | null
  rule: string | null
}

/** The cases that the actor reads in full, newest first. */
export async function listCases(
  deps: Deps,
  { status, cursor }: CaseListQuery,
  actor: Actor,
): Promise<z.infer<typeof caseListSchema>> {
  const reach = caseReach(actor)
  if (!reach) return { items: [], nextCursor: null }
  const [before, beforeId] = cursor
    ? Buffer.from(cursor, 'base64url').toString().split(' ')
    : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const readable = reachSql(reach, 4)
  const rows = await deps.db.query<Row>(
    `SELECT c.id, c.case_ref, p.last_name, p.first_name, c.status, c.agency_id, c.caseworker_id,
       s.display_name AS caseworker_name, c.opened_at,
       (
         SELECT count(*)::int
         FROM task t
         WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL
       ) AS open_tasks,
       w.due_at, w.rule
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
     WHERE ${readable.sql} AND c.status = ANY($1)
       AND (c.opened_at, c.id) < ($2::timestamptz, $3::uuid)
     ORDER BY c.opened_at DESC, c.id DESC
     LIMIT ${PAGE + 1}`,
    [
      status === 'open' ? ['opening', 'open', 'paused', 'closing'] : ['closed'],
      before,
      beforeId,
      ...readable.values,
    ],
  )
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const nextCursor =
    rows.length > PAGE && last
      ? Buffer.from(`${last.opened_at.toISOString()} ${last.id}`).toString('base64url')
      : null
  return { items: page.map(present), nextCursor }
}

function present(row: Row): CaseRow {
  const words = statusWords(row.status)
  const wait = row.rule ? waitWords(row.rule) : null
  return {
    id: row.id,
    caseRef: row.case_ref,
    person: `${row.last_name}, ${row.first_name}`,
    status: row.status,
    statusText: words.de,
    statusTextEn: words.en,
    agency: row.agency_id,
    agencyName: agencyNames[row.agency_id] ?? row.agency_id,
    caseworker: row.caseworker_id
      ? { id: row.caseworker_id, displayName: row.caseworker_name ?? '' }
      : null,
    nextDate: row.due_at?.toISOString() ?? null,
    nextWhat: wait?.de ?? null,
    nextWhatEn: wait?.en ?? null,
    openedOn: row.opened_at.toISOString().slice(0, 10),
    openTasks: row.open_tasks,
  }
}
