import type { Query } from '#server/base/db.ts'
import type { Cursor } from '#server/web/http/cursor.ts'
import type { TaskReach } from '#server/web/policies/task-policy.ts'
import type { View } from './schema.ts'
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

const COLUMNS = `t.key, t.element_id AS "elementId", t.process_id AS "processId",
  t.definition_key AS "definitionKey", t.process_instance_key AS "processInstanceKey",
  t.role, t.subject, t.form_id AS "formId", t.headers, t.state, t.agency,
  t.assignee_id AS "assigneeId", s.display_name AS "assigneeName", t.claimed_at AS "claimedAt",
  t.due_at AS "dueAt", t.ended_at AS "endedAt", t.priority, t.submission_id AS "submissionId",
  t.done_by AS "doneBy", t.returned, t.person_id AS "personId", p.last_name AS "lastName",
  p.first_name AS "firstName", p.reference, c.case_ref AS "caseRef", c.status AS "caseStatus"`
const JOINS = `LEFT JOIN staff s ON s.id = t.assignee_id
  LEFT JOIN person p ON p.id = t.person_id
  LEFT JOIN help_case c
    ON c.id = CASE WHEN t.subject LIKE 'case:%' THEN substr(t.subject, 6)::uuid END`

async function readTasks(query: Query, sql: string, values: unknown[]): Promise<TaskRecord[]> {
  const rows = await query<Omit<TaskRecord, 'subject'> & { subject: string }>(sql, values)
  return rows.map((row) => ({ ...row, subject: parseSubject(row.subject) }))
}

const OPEN = `state = 'open' AND submission_id IS NULL`

type Scan = { where: string; values: unknown[] }

/** The index scans that make up a view; each is one range of one partial index. */
export function scansOf(view: View, reach: TaskReach): Scan[] {
  const mine =
    view === 'agency'
      ? []
      : [
          scanOf(reach.own, reach),
          ...reach.substituteFor.map((id) => without(scanOf(id, reach), reach)),
        ]
  const groups = view === 'mine' ? [] : reach.groups.map((group): Scan => groupScan(group, reach))
  return [...mine, ...groups]
}

function scanOf(assigneeId: string, { held }: TaskReach): Scan {
  return {
    where: `assignee_id = $A::uuid AND ${OPEN} AND (agency || ' ' || role) = ANY($B::text[])`,
    values: [assigneeId, held.map(({ agency, role }) => `${agency} ${role}`)],
  }
}

/**
 * Without people with whom the actor has a conflict of interest; who has none is counted in the
 * index alone.
 */
function without({ where, values }: Scan, { conflicts }: TaskReach): Scan {
  return conflicts.length === 0
    ? { where, values }
    : {
        where: `${where} AND (person_id IS NULL OR person_id <> ALL($C::uuid[]))`,
        values: [...values, conflicts],
      }
}

function groupScan(group: TaskReach['groups'][number], reach: TaskReach): Scan {
  const base = `agency = $A AND role = $B AND ${OPEN}`
  const { own, substituteFor, conflicts } = reach
  if (group.unassignedOnly)
    return without(
      { where: `${base} AND assignee_id IS NULL`, values: [group.agency, group.role] },
      reach,
    )
  const notMine = 'assignee_id IS NULL OR assignee_id <> ALL($C::uuid[])'
  if (conflicts.length === 0)
    return {
      where: `${base} AND (${notMine})`,
      values: [group.agency, group.role, [own, ...substituteFor]],
    }
  return {
    where: `${base} AND (${notMine} OR (assignee_id <> $D::uuid AND person_id = ANY($E::uuid[])))`,
    values: [group.agency, group.role, [own, ...substituteFor], own, conflicts],
  }
}

/** Numbers the placeholders of a scan from `$from` on. */
function numbered({ where, values }: Scan, from: number): { sql: string; values: unknown[] } {
  const sql = where.replace(
    /\$([A-E])/g,
    (_, letter: string) => `$${from + letter.charCodeAt(0) - 65}`,
  )
  return { sql, values }
}

/** One page of a view: each scan read in its index's order, merged by due date and key. */
export async function listOpen(
  query: Query,
  input: { view: View; reach: TaskReach; cursor: Cursor | null; limit: number },
): Promise<TaskRecord[]> {
  const scans = scansOf(input.view, input.reach)
  if (scans.length === 0) return []
  const values: unknown[] = [input.cursor?.at ?? '-infinity', input.cursor?.id ?? '', input.limit]
  const parts = scans.map((scan) => {
    const part = numbered(scan, values.length + 1)
    values.push(...part.values)
    return `(SELECT key, due_at FROM task
      WHERE ${part.sql} AND (due_at, key) > ($1::timestamptz, $2::text)
      ORDER BY due_at, key LIMIT $3)`
  })
  return await readTasks(
    query,
    `WITH page AS MATERIALIZED (
       SELECT key FROM (${parts.join(' UNION ALL ')}) AS merged ORDER BY due_at, key LIMIT $3)
     SELECT ${COLUMNS} FROM page JOIN task t USING (key) ${JOINS}
     ORDER BY t.due_at, t.key`,
    values,
  )
}

export type BucketTimes = { now: Date; today: Date; week: Date }
export type Counts = { overdue: number; today: number; week: number; later: number }

/** Open tasks of a view by due date, counted in the index. */
export async function countOpen(
  query: Query,
  input: { view: View; reach: TaskReach; times: BucketTimes },
): Promise<Counts> {
  const scans = scansOf(input.view, input.reach)
  if (scans.length === 0) return { overdue: 0, today: 0, week: 0, later: 0 }
  const { now, today, week } = input.times
  const values: unknown[] = [now, today, week]
  const parts = scans.map((scan) => {
    const part = numbered(scan, values.length + 1)
    values.push(...part.values)
    return `SELECT count(*) FILTER (WHERE due_at < $1) AS overdue,
        count(*) FILTER (WHERE due_at >= $1 AND due_at < $2) AS today,
        count(*) FILTER (WHERE due_at >= greatest($1, $2) AND due_at < $3) AS week,
        count(*) FILTER (WHERE due_at >= $3) AS later
      FROM task WHERE ${part.sql}`
  })
  const [row] = await query<Record<keyof Counts, string>>(
    `SELECT sum(overdue) AS overdue, sum(today) AS today, sum(week) AS week, sum(later) AS later
     FROM (${parts.join(' UNION ALL ')}) AS parts`,
    values,
  )
  return {
    overdue: Number(row?.overdue ?? 0),
    today: Number(row?.today ?? 0),
    week: Number(row?.week ?? 0),
    later: Number(row?.later ?? 0),
  }
}

/** What the actor completed, newest first. */
export async function listDone(
  query: Query,
  input: { actorId: string; cursor: Cursor | null; limit: number },
): Promise<TaskRecord[]> {
  return await readTasks(
    query,
    `SELECT ${COLUMNS} FROM task t ${JOINS}
     WHERE t.done_by = $1::uuid AND t.state = 'completed'
       AND (t.ended_at, t.key) < ($2::timestamptz, $3::text)
     ORDER BY t.ended_at DESC, t.key DESC LIMIT $4`,
    [input.actorId, input.cursor?.at ?? 'infinity', input.cursor?.id ?? '', input.limit],
  )
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
