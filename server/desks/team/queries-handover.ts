import type { Query } from '#server/base/db.ts'

export type RunningCase = {
  caseId: string
  caseRef: string | null
  personId: string
  lastName: string
  firstName: string
  language: string
  supportLevel: string | null
  openTasks: number
}
type Given = { caseId: string; toId: string }

/** Running cases of a caseworker, or one of them, by name. */
export async function listRunningCases(
  query: Query,
  { staffId, agency, only }: { staffId: string; agency: string | null; only: string | null },
): Promise<RunningCase[]> {
  return await query<RunningCase>(
    `SELECT c.id AS "caseId", c.case_ref AS "caseRef", c.person_id AS "personId",
       p.last_name AS "lastName", p.first_name AS "firstName", p.language,
       c.support_level AS "supportLevel",
       (
         SELECT count(*)::int
         FROM task t
         WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL
       ) AS "openTasks"
     FROM help_case c
     JOIN person p ON p.id = c.person_id
     WHERE c.caseworker_id = $1::uuid AND c.agency_id = $2 AND c.status <> 'closed'
       AND ($3::uuid IS NULL OR c.id = $3)
     ORDER BY p.last_name, p.first_name, c.id
     LIMIT 500`,
    [staffId, agency, only],
  )
}

/** Ids of the cases whose taker has a conflict of interest. */
export async function listWithConflict(
  query: Query,
  given: readonly Given[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `SELECT c.id
     FROM unnest($1::text[], $2::text[]) AS v(case_id, staff_id)
     JOIN help_case c ON c.id::text = v.case_id
     JOIN staff_conflict k ON k.person_id = c.person_id AND k.staff_id::text = v.staff_id`,
    [given.map(({ caseId }) => caseId), given.map(({ toId }) => toId)],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Gives cases that are still with `fromId` to others; returns those that were given. */
export async function giveCases(
  query: Query,
  given: readonly Given[],
  { fromId, agency }: { fromId: string; agency: string | null },
): Promise<Given[]> {
  return await query<Given>(
    `UPDATE help_case c
     SET caseworker_id = v.to_id
     FROM (
       SELECT case_id::uuid, staff_id::uuid AS to_id
       FROM unnest($1::text[], $2::text[]) AS u(case_id, staff_id)
     ) v
     WHERE c.id = v.case_id AND c.caseworker_id = $3::uuid AND c.agency_id = $4
       AND c.status <> 'closed'
     RETURNING c.id AS "caseId", v.to_id AS "toId"`,
    [given.map(({ caseId }) => caseId), given.map(({ toId }) => toId), fromId, agency],
  )
}

/** The open tasks of `fromId` in these cases go with them; what others typed there is left behind. */
export async function giveTasks(
  query: Query,
  given: readonly Given[],
  { fromId, at }: { fromId: string; at: Date },
): Promise<void> {
  await query(
    `WITH given AS (
       UPDATE task t
       SET assignee_id = v.staff_id::uuid
       FROM unnest($1::text[], $2::text[]) AS v(case_id, staff_id)
       WHERE t.subject = 'case:' || v.case_id AND t.state = 'open' AND t.assignee_id = $3::uuid
       RETURNING t.key, t.assignee_id)
     UPDATE task_draft d
     SET left_at =
       CASE WHEN d.staff_id <> given.assignee_id THEN coalesce(d.left_at, $4::timestamptz) END
     FROM given WHERE d.task_key = given.key`,
    [given.map(({ caseId }) => caseId), given.map(({ toId }) => toId), fromId, at],
  )
}
