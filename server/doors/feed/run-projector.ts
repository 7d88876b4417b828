import type { PoolClient } from 'pg'
import { queryOfClient } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { startLeaderLoop, type LeaderLoop } from '#server/base/leader-loop.ts'
import type { Allowed } from './allowed-variables.ts'
import {
  BATCH,
  confirmMessages,
  LOG_COLUMNS,
  newestTime,
  projectRows,
  type LogRow,
} from './project-history.ts'
import { noteSuspects } from './suspects.ts'

const POLL_MS = 500
// advisory lock of the one replica that projects, and of a rebuild
const PROJECTOR_LOCK = 48_611_002

/**
 * Projects the history door's log in order, at most 500 records of a partition in one transaction,
 * on the one replica that leads.
 */
export function startProjector(deps: Deps, allowed: Allowed): LeaderLoop {
  let stopping = false
  const work = async () => {
    while (!stopping && (await projectNext(deps, allowed)));
  }
  const loop = startLeaderLoop(deps, {
    name: 'projector',
    lock: PROJECTOR_LOCK,
    pollMs: POLL_MS,
    work,
  })
  return {
    nudge: loop.nudge,
    stop: () => {
      stopping = true
      return loop.stop()
    },
  }
}

/**
 * Projects the next records of each partition in one transaction; false when there is nothing left.
 */
export async function projectNext(deps: Deps, allowed: Allowed): Promise<boolean> {
  const client = await deps.db.pool.connect()
  try {
    await client.query('BEGIN')
    const rows = await nextRows(client)
    if (rows.length === 0) {
      await client.query('COMMIT')
      return false
    }
    const records = await projectRows(deps, client, {
      rows,
      target: { schema: 'readmodel', allowed },
    })
    await confirmMessages(deps, queryOfClient(client), records)
    await noteSuspects(deps, queryOfClient(client), records)
    await advance(client, rows, newestTime(records) ?? deps.clock.now().toISOString())
    await client.query('COMMIT')
    deps.db.announceNow(['cases', 'campaigns', 'invitations', 'projected'])
    return rows.length > 0
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function nextRows(client: PoolClient): Promise<LogRow[]> {
  await client.query(
    `INSERT INTO feed.projection (partition_id, seq, position, record_at)
     SELECT partition_id, 0, 0, received_at FROM feed.door_position WHERE door = 'history'
     ON CONFLICT DO NOTHING`,
  )
  const partitions = await client.query<{ partitionId: number; seq: string }>(
    `SELECT partition_id AS "partitionId", seq FROM feed.projection
     ORDER BY partition_id FOR UPDATE`,
  )
  const rows: LogRow[] = []
  for (const { partitionId, seq } of partitions.rows) {
    const found = await client.query<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM feed.record_log
       WHERE door = 'history' AND partition_id = $1 AND seq > $2
       ORDER BY door, partition_id, seq LIMIT $3`,
      [partitionId, seq, BATCH],
    )
    rows.push(...found.rows)
  }
  return rows
}

async function advance(client: PoolClient, rows: LogRow[], recordAt: string): Promise<void> {
  await client.query(
    `UPDATE feed.projection p
     SET seq = r.seq, position = greatest(p.position, r.position),
       record_at = greatest(p.record_at, $3::timestamptz)
     FROM (
       SELECT partition_id, max(seq) AS seq, max(position) AS position
       FROM unnest($1::int[], $2::bigint[], $4::bigint[]) AS u(partition_id, seq, position)
       GROUP BY 1) r
     WHERE p.partition_id = r.partition_id`,
    [rows.map((r) => r.partitionId), rows.map((r) => r.seq), recordAt, rows.map((r) => r.position)],
  )
}
