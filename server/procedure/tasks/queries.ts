import type { Query } from '#server/base/db.ts'
import { parseSubject, subjectText, type Subject } from '#server/base/subject.ts'

export type TaskRecord = {
  key: string
  elementId: string
  processId: string
  definitionKey: string
  processInstanceKey: string
  role: string
  subject: Subject
  formId: string
  headers: Record<string, string>
  state: 'open' | 'completed' | 'canceled'
  agency: string
  assigneeId: string | null
  assigneeName: string | null
  claimedAt: Date | null
  dueAt: Date
  endedAt: Date | null
  priority: string | null
  /** Its case is in a pause. */
  rests: boolean
  submissionId: string | null
  doneBy: string | null
  personId: string | null
  lastName: string | null
  firstName: string | null
  reference: string | null
  caseRef: string | null
  caseStatus: string | null
  returned: { reason: string; reasonEn: string; answers: Record<string, unknown> } | null
}

export const COLUMNS = `t.key, t.element_id AS "elementId", t.process_id AS "processId",
  t.definition_key AS "definitionKey", t.process_instance_key AS "processInstanceKey",
  t.role, t.subject, t.form_id AS "formId", t.headers, t.state, t.agency,
  t.assignee_id AS "assigneeId", s.display_name AS "assigneeName", t.claimed_at AS "claimedAt",
  t.due_at AS "dueAt", t.ended_at AS "endedAt", t.priority, t.rests, t.submission_id AS "submissionId",
  t.done_by AS "doneBy", t.returned, t.person_id AS "personId", p.last_name AS "lastName",
  p.first_name AS "firstName", p.reference, c.case_ref AS "caseRef", c.status AS "caseStatus"`
export const JOINS = `LEFT JOIN staff s ON s.id = t.assignee_id
  LEFT JOIN person p ON p.id = t.person_id
  LEFT JOIN help_case c
    ON c.id = CASE WHEN t.subject LIKE 'case:%' THEN substr(t.subject, 6)::uuid END`

export async function readTasks(
  query: Query,
  sql: string,
  values: unknown[],
): Promise<TaskRecord[]> {
  const rows = await query<Omit<TaskRecord, 'subject'> & { subject: string }>(sql, values)
  return rows.map((row) => ({ ...row, subject: parseSubject(row.subject) }))
}

export async function findTask(query: Query, key: string): Promise<TaskRecord | null> {
  const [row] = await readTasks(query, `SELECT ${COLUMNS} FROM task t ${JOINS} WHERE t.key = $1`, [
    key,
  ])
  return row ?? null
}

/** Open tasks of a subject in the order of their due dates. */
export async function listOfSubject(query: Query, subject: Subject): Promise<TaskRecord[]> {
  return await readTasks(
    query,
    `SELECT ${COLUMNS} FROM task t ${JOINS}
     WHERE t.subject = $1 AND t.state = 'open' AND t.submission_id IS NULL
     ORDER BY t.due_at, t.key`,
    [subjectText(subject)],
  )
}
