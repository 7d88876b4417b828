import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { BulkRecord } from '#server/doors/feed/bulk-lines.ts'

/** Sets a record aside that cannot be projected: visibly, with its reason, without stopping the stream. */
export async function bury(
  deps: Deps,
  query: Query,
  record: BulkRecord & { door: string; error: unknown },
): Promise<void> {
  const reason = record.error instanceof Error ? record.error.message : 'unknown'
  await query(
    `INSERT INTO feed.dead_letter (partition_id, position, door, value_type, reason, line, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (partition_id, position) DO UPDATE SET reason = excluded.reason, at = excluded.at, resolved_at = NULL`,
    [
      record.partitionId,
      record.position,
      record.door,
      record.valueType,
      reason,
      record.line,
      deps.clock.wallNow(),
    ],
  )
  deps.log.error(
    { partition: record.partitionId, position: record.position, type: record.valueType },
    'a record could not be projected and was set aside',
  )
}
