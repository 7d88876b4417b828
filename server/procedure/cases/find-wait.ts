import type { Query } from '#server/base/db.ts'

export type CaseWait = { id: string; rule: string; until: Date }

/**
 * What the case itself waits for next; a talk in between has a wait of its own, which holds nothing
 * up. Until a talk means until it begins, not until the next reminder.
 */
export async function findWait(query: Query, caseId: string): Promise<CaseWait | null> {
  const [wait] = await query<CaseWait>(
    `SELECT w.id, w.rule, coalesce(a.starts_at, w.due_at) AS until
     FROM wait w
     LEFT JOIN appointment a ON a.wait_id = w.id
     WHERE w.subject = 'case:' || $1 AND w.closed_at IS NULL
       AND a.purpose IS DISTINCT FROM 'extra'
     ORDER BY w.due_at
     LIMIT 1`,
    [caseId],
  )
  return wait ?? null
}
