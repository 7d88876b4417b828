import type { Query } from '#server/base/db.ts'
import { WEIGHT_SQL } from './weighted-load.ts'

export type MemberRow = {
  id: string
  displayName: string
  languages: string[]
  weightedLoad: number
  absence: { id: string; fromOn: string; toOn: string; isNow: boolean; substitute: string } | null
}

/** Active caseworkers of an agency by name, each with today's or the next absence. */
export async function listMemberRows(
  query: Query,
  { agency, today }: { agency: string | null; today: string },
): Promise<MemberRow[]> {
  return await query<MemberRow>(
    `SELECT s.id, s.display_name AS "displayName", s.languages,
       coalesce(sum(${WEIGHT_SQL}) FILTER (WHERE c.id IS NOT NULL), 0)::float AS "weightedLoad",
       CASE WHEN a.id IS NOT NULL THEN json_build_object(
         'id', a.id, 'fromOn', a.from_on::text, 'toOn', a.to_on::text,
         'isNow', a.from_on <= $2::date, 'substitute', u.display_name
       ) END AS absence
     FROM staff s
     LEFT JOIN help_case c ON c.caseworker_id = s.id AND c.status <> 'closed'
     LEFT JOIN LATERAL (
       SELECT * FROM absence WHERE staff_id = s.id AND to_on >= $2::date ORDER BY from_on LIMIT 1
     ) a ON true
     LEFT JOIN staff u ON u.id = a.substitute_id
     WHERE s.agency_id = $1 AND s.active AND 'caseworker' = ANY(s.roles)
     GROUP BY s.id, a.id, a.from_on, a.to_on, u.display_name
     ORDER BY s.display_name, s.id`,
    [agency, today],
  )
}

type PersonOfCase = {
  caseId: string
  lastName: string
  firstName: string
  caseRef: string | null
}

export type WaitingRow = PersonOfCase & {
  key: string
  language: string
  priority: string | null
  dueAt: Date
  proposedId: string | null
  proposalNote: string[]
  conflicts: string[]
}

/** Cases of an agency that wait for an assignment, by due date. */
export async function listWaitingRows(query: Query, agency: string | null): Promise<WaitingRow[]> {
  return await query<WaitingRow>(
    `SELECT t.key, c.id AS "caseId", p.last_name AS "lastName", p.first_name AS "firstName",
       p.language, c.case_ref AS "caseRef", t.priority, t.due_at AS "dueAt",
       c.proposed_id AS "proposedId", coalesce(c.proposal_note, '{}') AS "proposalNote",
       ARRAY(SELECT k.staff_id::text FROM staff_conflict k WHERE k.person_id = p.id) AS conflicts
     FROM task t
     JOIN help_case c ON t.subject = 'case:' || c.id
     JOIN person p ON p.id = c.person_id
     WHERE c.agency_id = $1 AND t.state = 'open' AND t.submission_id IS NULL
       AND t.form_id = 'confirm-assignment'
     ORDER BY t.due_at, t.key
     LIMIT 200`,
    [agency],
  )
}

/** Cases of an agency that nobody has and whose task of assignment has not come yet. */
export async function countOpening(query: Query, agency: string | null): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM help_case c
     WHERE c.agency_id = $1 AND c.caseworker_id IS NULL AND c.status IN ('opening', 'open')
       AND NOT EXISTS (
         SELECT FROM task t
         WHERE t.subject = 'case:' || c.id AND t.form_id = 'confirm-assignment'
           AND t.state = 'open' AND t.submission_id IS NULL)`,
    [agency],
  )
  return row?.count ?? 0
}

export type ConflictRow = PersonOfCase & { caseworkerId: string; conflictedId: string }

/** Cases whose caseworker, or whoever stands in for them today, has a conflict of interest. */
export async function listConflictRows(
  query: Query,
  { agency, today }: { agency: string | null; today: string },
): Promise<ConflictRow[]> {
  return await query<ConflictRow>(
    `SELECT c.id AS "caseId", c.case_ref AS "caseRef", c.caseworker_id AS "caseworkerId",
       k.staff_id AS "conflictedId", p.last_name AS "lastName", p.first_name AS "firstName"
     FROM help_case c
     JOIN person p ON p.id = c.person_id
     JOIN staff_conflict k ON k.person_id = p.id
     WHERE c.agency_id = $1 AND c.status <> 'closed'
       AND (
         k.staff_id = c.caseworker_id
         OR EXISTS (
           SELECT
           FROM absence a
           WHERE a.staff_id = c.caseworker_id AND a.substitute_id = k.staff_id
             AND $2::date BETWEEN a.from_on AND a.to_on
         )
       )
     ORDER BY p.last_name, p.first_name, c.id, k.staff_id
     LIMIT 200`,
    [agency, today],
  )
}
