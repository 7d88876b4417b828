import type { Query } from '#server/base/db.ts'
import type { Operations } from './schema.ts'

/** A command to the engine that waits for somebody. */
export type LateCommand = {
  id: string
  stream: string
  name: string | null
  at: Date
  error: string | null
}

const COMMAND = `SELECT id, stream, payload->>'name' AS name, created_at AS at, error FROM outbox`

export async function listRefused(query: Query): Promise<LateCommand[]> {
  return await query<LateCommand>(`${COMMAND} WHERE state = 'refused' ORDER BY seq LIMIT 100`)
}

/** Commands that were delivered and not confirmed in time; `wall` is real time. */
export async function listUnconfirmed(query: Query, wall: Date): Promise<LateCommand[]> {
  return await query<LateCommand>(
    `${COMMAND}
     WHERE state = 'delivered' AND confirm_by < $1 AND confirmed_at IS NULL
     ORDER BY seq
     LIMIT 100`,
    [wall],
  )
}

export async function listDeadLetters(query: Query): Promise<Operations['deadLetters']> {
  return await query<Operations['deadLetters'][number]>(
    `SELECT partition_id AS "partitionId", position::text, value_type AS "valueType", reason,
       at::text
     FROM feed.dead_letter
     WHERE resolved_at IS NULL
     ORDER BY at
     LIMIT 100`,
  )
}

export async function listIncidents(query: Query): Promise<Operations['incidents']> {
  return await query<Operations['incidents'][number]>(
    `SELECT i.key, i.element_id AS "elementId", i.error_type AS "errorType",
       i.error_message AS "errorMessage", i.job_key AS "jobKey", p.process_id AS "processId"
     FROM readmodel.incident i
     LEFT JOIN readmodel.process_instance p ON p.key = i.process_instance_key
     WHERE i.state <> 'resolved'
     ORDER BY i.created_at
     LIMIT 100`,
  )
}

export async function listAlarms(query: Query): Promise<Operations['alarms']> {
  return await query<Operations['alarms'][number]>(
    'SELECT kind, detail FROM feed.alarm WHERE seen_at IS NULL ORDER BY id LIMIT 100',
  )
}

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
