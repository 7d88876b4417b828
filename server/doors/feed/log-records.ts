import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { dayOf } from '#server/base/clock.ts'
import { queryOfClient } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordBeat } from '#server/base/heartbeat.ts'
import { DOOR_FRESH_MS, MARKER_TYPE, markerSentAt } from '#server/engine/engine/marker.ts'
import type { BulkRecord } from '#server/engine/readmodel/bulk-record.ts'
import { readBulk } from './bulk-lines.ts'

export type Door = 'live' | 'history'

/**
 * Stores a bulk of the history door as it came and advances the door's position, in one
 * transaction. Nothing is parsed here: a slow answer would hold up the live door.
 */
export async function logRecords(deps: Deps, body: AsyncIterable<Buffer | string>): Promise<void> {
  const client = await deps.db.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `CREATE TEMP TABLE IF NOT EXISTS incoming
         (partition_id integer, position bigint, value_type text, line text)
       ON COMMIT DELETE ROWS`,
    )
    await pipeline(
      Readable.from(copyRows(readBulk(body))),
      client.query(copyFrom('COPY incoming FROM STDIN')),
    )
    await takeMarkers(client)
    await storeIncoming(client, 'history', deps.clock.wallNow())
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

/** Markers say that the door is open, and no more: they are not kept. */
async function takeMarkers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ partitionId: number; line: string }>(
    `DELETE FROM incoming
     WHERE value_type = '${MARKER_TYPE}' AND line LIKE '%"signalName":"alive-%'
       OR value_type = 'command-distribution' AND line LIKE '%"valueType":"SIGNAL"%'
     RETURNING partition_id AS "partitionId", line`,
  )
  for (const { partitionId, line } of rows) {
    const at = markerSentAt(line)
    const beat = { part: 'history', partitionId, freshMs: DOOR_FRESH_MS }
    if (at) await recordBeat(queryOfClient(client), { ...beat, at })
  }
}

async function* copyRows(records: AsyncIterable<BulkRecord>): AsyncGenerator<string> {
  let page = ''
  for await (const { partitionId, position, valueType, line } of records) {
    page += `${partitionId}\t${position}\t${valueType}\t${line.replaceAll('\\', '\\\\').replaceAll('\t', '\\t')}\n`
    if (page.length < 65_536) continue
    yield page
    page = ''
  }
  if (page) yield page
}

/**
 * Moves what is new from the incoming rows to the log. A record sent again is known by its
 * position, also where it comes late.
 */
async function storeIncoming(client: PoolClient, door: Door, wall: Date): Promise<void> {
  await client.query(
    `INSERT INTO feed.door_position (door, partition_id, position, received_at)
     SELECT DISTINCT $1::text, partition_id, -1, $2::timestamptz FROM incoming
     ON CONFLICT DO NOTHING`,
    [door, wall],
  )
  await client.query(
    `SELECT 1 FROM feed.door_position
     WHERE door = $1 AND partition_id IN (SELECT partition_id FROM incoming)
     ORDER BY partition_id FOR UPDATE`,
    [door],
  )
  await client.query(
    `INSERT INTO feed.record_log (day, door, partition_id, position, value_type, line)
     SELECT $2::date, $1, i.partition_id, i.position, i.value_type, min(i.line)
     FROM incoming i
     JOIN feed.door_position d ON d.door = $1 AND d.partition_id = i.partition_id
     WHERE i.position > d.position OR NOT EXISTS (
       SELECT FROM feed.record_log l
       WHERE l.partition_id = i.partition_id AND l.position = i.position)
     GROUP BY i.partition_id, i.position, i.value_type ORDER BY i.partition_id, i.position`,
    [door, dayOf(wall)],
  )
  await client.query(
    `UPDATE feed.door_position d SET position = greatest(d.position, i.position), received_at = $2
     FROM (SELECT partition_id, max(position) AS position FROM incoming GROUP BY 1) i
     WHERE d.door = $1 AND d.partition_id = i.partition_id`,
    [door, wall],
  )
}
