import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { firstConversationKey, ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Query } from '#server/base/db.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

/** Groups that work for all agencies, whoever the subject belongs to. */
const CENTRAL_ROLES = new Set(['customer-centre', 'campaign-manager'])

type Unplaced = {
  key: string
  role: string
  headers: Record<string, string>
  createdAt: Date
  agency: string | null
  caseworker: string | null
  person: string | null
  priority: string | null
  isPaused: boolean
}
type Placed = {
  key: string
  agency: string
  assignee: string | null
  person: string | null
  priority: string | null
  dueAt: string
  rests: boolean
}

const FIND = `SELECT t.key, t.role, t.headers, t.created_at AS "createdAt",
    coalesce(c.agency_id, i.agency_id) AS agency, c.caseworker_id AS caseworker,
    coalesce(c.person_id, i.person_id) AS person, coalesce(c.priority, i.priority) AS priority,
    coalesce(c.status = 'paused', false) AS "isPaused"
  FROM task t
  LEFT JOIN help_case c
    ON c.id = CASE WHEN t.subject LIKE 'case:%' THEN substr(t.subject, 6)::uuid END
  LEFT JOIN invitation i
    ON i.id = CASE WHEN t.subject LIKE 'invitation:%' THEN substr(t.subject, 12)::uuid END`

/**
 * Computes whose a task is and until when: the engine knows its role, we know agency, caseworker,
 * priority and due date. Returns the agencies whose lists change.
 */
export async function placeTasks(query: Query, keys: string[]): Promise<string[]> {
  return await place(query, await query<Unplaced>(`${FIND} WHERE t.key = ANY($1)`, [keys]))
}

/** Places all open tasks of a subject anew, after its caseworker, agency or priority changed. */
export async function placeTasksOf(query: Query, subject: Subject): Promise<string[]> {
  return await place(
    query,
    await query<Unplaced>(
      `${FIND} WHERE t.subject = $1 AND t.state = 'open' AND t.claimed_at IS NULL`,
      [subjectText(subject)],
    ),
  )
}

async function place(query: Query, found: Unplaced[]): Promise<string[]> {
  if (found.length === 0) return []
  const amounts = await readAmounts(query)
  const placed = found.map((task) => placeOne(task, amounts))
  await query(
    `UPDATE task t
     SET agency = p.agency, assignee_id = p.assignee::uuid, person_id = p.person::uuid,
       priority = p.priority, due_at = coalesce(t.moved_to, p.due_at::timestamptz), rests = p.rests
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::boolean[]) AS p(key, agency, assignee, person, priority, due_at, rests)
     WHERE t.key = p.key`,
    [
      placed.map((p) => p.key),
      placed.map((p) => p.agency),
      placed.map((p) => p.assignee),
      placed.map((p) => p.person),
      placed.map((p) => p.priority),
      placed.map((p) => p.dueAt),
      placed.map((p) => p.rests),
    ],
  )
  return [...new Set(placed.map((p) => p.agency))]
}

function placeOne(task: Unplaced, amounts: Record<string, number>): Placed {
  const agency = CENTRAL_ROLES.has(task.role) ? 'all' : (task.agency ?? 'all')
  const assignee = task.role === 'caseworker' ? task.caseworker : null
  return {
    key: task.key,
    agency,
    assignee,
    person: task.person,
    priority: task.priority,
    dueAt: dueAt(task, amounts),
    rests: task.isPaused,
  }
}

/** End of the office day on which a task is due, by the rule drawn at it. */
function dueAt(
  { headers, createdAt, priority }: Unplaced,
  amounts: Record<string, number>,
): string {
  const drawn = headers['dueRule'] ?? 'answer-question'
  const key = drawn === 'first-conversation' ? firstConversationKey(priority) : drawn
  return deadlineFrom({ rule: ruleFor(key, amounts), from: localDate(createdAt) })
}
