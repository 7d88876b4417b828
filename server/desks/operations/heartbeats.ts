import type { Query } from '#server/base/db.ts'
import type { HeartbeatView } from './schema.ts'

/** What must be alive whatever is installed; background loops are added as they appear. */
const REQUIRED = [
  'engine',
  'live',
  'history',
  'projector',
  'outbox',
  'print runs',
  'letters',
  'database',
  'disk',
]

type Row = {
  part: string
  partitionId: number
  at: Date
  freshMs: number
  isWell: boolean
  detail: string
}

/**
 * Every part of the whole and whether it is alive at this moment of real time. A part that never
 * said anything is missing, not well.
 */
export async function listHeartbeats(query: Query, wall: Date): Promise<HeartbeatView[]> {
  const rows = await query<Row>(
    `SELECT part, partition_id AS "partitionId", at, fresh_ms AS "freshMs", is_well AS "isWell",
       detail
     FROM feed.heartbeat ORDER BY part, partition_id`,
  )
  return judgeHeartbeats(rows, wall)
}

export function judgeHeartbeats(rows: Row[], wall: Date): HeartbeatView[] {
  const partitions = [...new Set(rows.map((row) => row.partitionId))].filter((id) => id > 0)
  const expected = REQUIRED.flatMap((part) =>
    hasPartitions(part)
      ? (partitions.length ? partitions : [1]).map((partitionId) => ({ part, partitionId }))
      : [{ part, partitionId: 0 }],
  )
  const others = rows.filter(({ part }) => !REQUIRED.includes(part))
  const find = (part: string, partitionId: number) =>
    rows.find((row) => row.part === part && row.partitionId === partitionId)
  return [...expected, ...others].map(({ part, partitionId }) => {
    const row = find(part, partitionId)
    return {
      part,
      partitionId,
      state: row ? stateOf(row, wall) : 'missing',
      at: row?.at.toISOString() ?? null,
      detail: row?.detail ?? '',
    }
  })
}

const hasPartitions = (part: string): boolean => ['engine', 'live', 'history'].includes(part)

function stateOf({ at, freshMs, isWell }: Row, wall: Date): HeartbeatView['state'] {
  if (wall.getTime() - at.getTime() > freshMs) return 'silent'
  return isWell ? 'fresh' : 'unwell'
}
