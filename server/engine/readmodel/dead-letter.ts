import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { BulkRecord } from './bulk-record.ts'

/**
 * Sets a record aside that cannot be projected: visibly, with its reason, without stopping the
 * stream.
 */
export async function setAside(
  deps: Deps,
  query: Query,
  record: BulkRecord & { door: string; error: unknown },
): Promise<void> {
  const { partitionId, position, valueType, door, line, error } = record
  const reason = error instanceof Error ? error.message : 'unknown'
  await query(
    `INSERT INTO feed.dead_letter (partition_id, position, door, value_type, reason, line, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (partition_id, position)
     DO UPDATE SET reason = excluded.reason, at = excluded.at,
       resolved_at = CASE WHEN dead_letter.reason = excluded.reason
         THEN dead_letter.resolved_at END`,
    [partitionId, position, door, valueType, reason, line, deps.clock.wallNow()],
  )
  deps.log.error(
    { partition: partitionId, position, type: valueType },
    'a record could not be projected and was set aside',
  )
}
