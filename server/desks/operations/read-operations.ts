import type { Deps } from '#server/base/deps.ts'
import { countBacklog } from '#server/engine/outbox/rows.ts'
import type { Operations } from './schema.ts'

type Late = { id: string; stream: string; name: string | null; at: Date; error: string | null }

/**
 * What waits for an administrator: refused and unconfirmed commands, records set aside, incidents,
 * alarms, deployments in conflict. Ids only.
 */
export async function readOperations(deps: Deps): Promise<Operations> {
  const { query, prisma } = deps.db
  const wall = deps.clock.wallNow()
  const commands = (where: string) =>
    query<Late>(
      `SELECT id, stream, payload->>'name' AS name, created_at AS at, error
       FROM outbox
       WHERE ${where}
       ORDER BY seq
       LIMIT 100`,
      where.includes('$1') ? [wall] : [],
    )
  const [refused, unconfirmed, deadLetters, incidents, alarms, deployments, pending, lagMs] =
    await Promise.all([
      commands(`state = 'refused'`),
      commands(`state = 'delivered' AND confirm_by < $1 AND confirmed_at IS NULL`),
      query<Operations['deadLetters'][number]>(
        `SELECT partition_id AS "partitionId", position::text, value_type AS "valueType",
           reason, at::text
         FROM feed.dead_letter
         WHERE resolved_at IS NULL
         ORDER BY at
         LIMIT 100`,
      ),
      query<Operations['incidents'][number]>(
        `SELECT i.key, i.element_id AS "elementId", i.error_type AS "errorType",
           i.error_message AS "errorMessage", i.job_key AS "jobKey", p.process_id AS "processId"
         FROM readmodel.incident i
         LEFT JOIN readmodel.process_instance p ON p.key = i.process_instance_key
         WHERE i.state <> 'resolved'
         ORDER BY i.created_at
         LIMIT 100`,
      ),
      query<{ kind: string; detail: string }>(
        'SELECT kind, detail FROM feed.alarm WHERE seen_at IS NULL ORDER BY id LIMIT 100',
      ),
      prisma.deployment.findMany({
        distinct: ['process'],
        orderBy: [{ process: 'asc' }, { deployedAt: 'desc' }],
        select: { process: true, version: true, source: true },
      }),
      countBacklog(deps),
      feedLagMs(deps),
    ])
  const present = ({ id, stream, name, at, error }: Late) => ({
    id,
    stream,
    name,
    at: at.toISOString(),
    error,
  })
  return {
    outbox: { pending, refused: refused.map(present), unconfirmed: unconfirmed.map(present) },
    deadLetters,
    incidents,
    alarms,
    deployments,
    feed: { lagMs },
  }
}

/**
 * Milliseconds of real time that the oldest record not yet projected has been waiting; 0 when all
 * is projected.
 */
export async function feedLagMs(deps: Deps): Promise<number> {
  const [row] = await deps.db.query<{ received_at: Date; behind: boolean }>(
    `SELECT d.received_at, d.position > p.position AS behind
     FROM feed.door_position d
     JOIN feed.projection p USING (partition_id)
     WHERE d.door = 'history'
     ORDER BY behind DESC, d.received_at
     LIMIT 1`,
  )
  return row?.behind ? Math.max(0, deps.clock.wallNow().getTime() - row.received_at.getTime()) : 0
}
