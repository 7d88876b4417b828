import type { Query } from '#server/base/db.ts'

export type WaitingSubmission = {
  id: string
  taskKey: string
  answers: Record<string, unknown>
  actorId: string | null
}

/**
 * Holds a submission that still waits until the transaction ends; null where it does not wait any
 * more.
 */
export async function lockWaiting(query: Query, id: string): Promise<WaitingSubmission | null> {
  const [row] = await query<WaitingSubmission>(
    `SELECT id, task_key AS "taskKey", answers, actor_id AS "actorId" FROM submission
     WHERE id = $1::uuid AND state = 'waiting' FOR UPDATE`,
    [id],
  )
  return row ?? null
}

/** Submissions whose time to be taken back is over, the oldest first. */
export async function listDue(query: Query, at: Date): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM submission WHERE state = 'waiting' AND release_at <= $1
     ORDER BY release_at LIMIT 50`,
    [at],
  )
  return rows.map(({ id }) => id)
}
