import type { Query } from './db.ts'

export type Beat = {
  /** What is alive: `engine`, `live`, `history`, `outbox`, … or the name of a background loop. */
  part: string
  /** Of the engine; 0 for what has none. */
  partitionId?: number
  /** Real time at which it was seen alive; an older one changes nothing. */
  at: Date
  /** Milliseconds after which it counts as silent. */
  freshMs: number
  /** False for what answers and is not well: a partition without leader, a full disk. */
  isWell?: boolean
  /** A figure or a code, nothing personal. */
  detail?: string
}

/** Notes that a part of the whole is alive, for every replica to read. */
export async function recordBeat(query: Query, beat: Beat): Promise<void> {
  const { part, partitionId = 0, at, freshMs, isWell = true, detail = '' } = beat
  await query(
    `INSERT INTO feed.heartbeat AS h (part, partition_id, at, fresh_ms, is_well, detail)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (part, partition_id) DO UPDATE
       SET at = excluded.at, fresh_ms = excluded.fresh_ms, is_well = excluded.is_well,
         detail = excluded.detail
       WHERE excluded.at >= h.at`,
    [part, partitionId, at, freshMs, isWell, detail],
  )
}
