import type { Query } from '#server/base/db.ts'

/** When the oldest record came in that is not projected yet; null where none waits. */
export async function findOldestUnprojected(query: Query): Promise<Date | null> {
  const [row] = await query<{ receivedAt: Date; isBehind: boolean }>(
    `SELECT d.received_at AS "receivedAt", d.position > p.position AS "isBehind"
     FROM feed.door_position d
     JOIN feed.projection p USING (partition_id)
     WHERE d.door = 'history'
     ORDER BY "isBehind" DESC, d.received_at
     LIMIT 1`,
  )
  return row?.isBehind ? row.receivedAt : null
}
