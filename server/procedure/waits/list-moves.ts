import type { Query } from '#server/base/db.ts'

export type WaitMove = { fromOn: string; toOn: string; reason: string; by: string; on: string }

/**
 * How often and why the deadline was moved that a wait stands for, oldest first; other waits of the
 * same subject are not mixed in.
 */
export async function listMoves(query: Query, waitId: string): Promise<WaitMove[]> {
  return await query<WaitMove>(
    `SELECT v.from_on::text AS "fromOn", v.to_on::text AS "toOn", v.reason,
       s.display_name AS by, (v.at AT TIME ZONE 'Europe/Berlin')::date::text AS on
     FROM wait w
     JOIN wait_move v ON v.subject = w.subject AND v.scope = w.scope AND v.kind = w.kind
     JOIN staff s ON s.id = v.by
     WHERE w.id = $1::uuid
     ORDER BY v.at`,
    [waitId],
  )
}
