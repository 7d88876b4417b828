import type { PoolClient } from 'pg'
import { dayOf } from '#server/base/clock.ts'
import { queryOfClient } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordBeat } from '#server/base/heartbeat.ts'
import { DOOR_FRESH_MS, MARKER_TYPE, markerSentAt } from '#server/engine/engine/marker.ts'
import { parseRecord, type EngineRecord } from '#server/engine/engine/records.ts'
import { placeTasks } from '#server/procedure/tasks/place-task.ts'
import type { BulkRecord } from '#server/engine/readmodel/bulk-record.ts'
import { hashForbidden, type Allowed } from './allowed-variables.ts'
import { readBulk } from './bulk-lines.ts'
import { setAside } from '#server/engine/readmodel/dead-letter.ts'
import { rowsOf } from './record-rows.ts'
import { storeTask } from './store-task.ts'
import { noteSuspects } from './suspects.ts'
import { writeRows } from './write-rows.ts'

/**
 * Value types that the live door projects; in a run with a moving clock the broker sends more of
 * them here, which history stores.
 */
const LIVE_TYPES = new Set(['user-task', 'incident'])

const INSTANCE = /"processInstanceKey":(\d+)/

export type LiveOptions = {
  /** Variables whose values may be kept. */
  allowed: Allowed
  /** Sees every line afterwards, also of types that are left to the history door. */
  observe?: ((line: string) => void) | undefined
}

/**
 * Projects a bulk of the live door at once: each record is one transaction of log, rows and
 * position.
 */
export async function receiveLive(
  deps: Deps,
  body: AsyncIterable<Buffer | string>,
  { allowed, observe = () => {} }: LiveOptions,
): Promise<void> {
  const client = await deps.db.pool.connect()
  let broken = true
  try {
    for await (const record of readBulk(body)) {
      if (await takeMarker(client, record)) continue
      if (LIVE_TYPES.has(record.valueType)) await receive(deps, client, { record, allowed })
      observe(record.line)
    }
    broken = false
  } finally {
    client.release(broken)
  }
}

/** True for a marker: it says that the door is open, and nobody else needs to see it. */
async function takeMarker(client: PoolClient, record: BulkRecord): Promise<boolean> {
  const at = record.valueType === MARKER_TYPE ? markerSentAt(record.line) : null
  if (!at) return false
  const { partitionId } = record
  const beat = { part: 'live', partitionId, at, freshMs: DOOR_FRESH_MS }
  await recordBeat(queryOfClient(client), beat)
  return true
}

type Received = { record: BulkRecord; allowed: Allowed }

async function receive(deps: Deps, client: PoolClient, received: Received): Promise<void> {
  await client.query('BEGIN')
  const topics = (await store(deps, client, received.record))
    ? await projectSafely(deps, client, received)
    : []
  await client.query('COMMIT')
  deps.db.announceNow(topics)
}

/** Writes the record to the log; false when it was there before. */
async function store(deps: Deps, client: PoolClient, record: BulkRecord): Promise<boolean> {
  const wall = deps.clock.wallNow()
  const at = [record.partitionId, record.position]
  await client.query(
    `INSERT INTO feed.door_position (door, partition_id, position, received_at)
     VALUES ('live', $1, -1, $2) ON CONFLICT DO NOTHING`,
    [record.partitionId, wall],
  )
  const { rows } = await client.query<{ position: string }>(
    `SELECT position FROM feed.door_position WHERE door = 'live' AND partition_id = $1 FOR UPDATE`,
    [record.partitionId],
  )
  const isLate = BigInt(record.position) <= BigInt(rows[0]!.position)
  if (
    isLate &&
    (
      await client.query(
        'SELECT 1 FROM feed.record_log WHERE partition_id = $1 AND position = $2',
        at,
      )
    ).rowCount
  )
    return false
  await client.query(
    `WITH logged AS (
       INSERT INTO feed.record_log
         (day, door, partition_id, position, value_type, line, instance_key)
       VALUES ($4, 'live', $1, $2, $5, $6, $7))
     UPDATE feed.door_position SET position = greatest(position, $2), received_at = $3
     WHERE door = 'live' AND partition_id = $1`,
    [
      ...at,
      wall,
      dayOf(wall),
      record.valueType,
      record.line,
      INSTANCE.exec(record.line)?.[1] ?? null,
    ],
  )
  return true
}

async function projectSafely(
  deps: Deps,
  client: PoolClient,
  received: Received,
): Promise<string[]> {
  return (await tryProject(deps, client, received)) ?? ['operations']
}

/** Projects a record once more that was set aside; false where it is set aside again. */
export async function projectAgain(
  deps: Deps,
  client: PoolClient,
  received: Received,
): Promise<boolean> {
  return (await tryProject(deps, client, received)) !== null
}

/** The topics that changed; null for a record that was set aside. */
async function tryProject(
  deps: Deps,
  client: PoolClient,
  { record, allowed }: Received,
): Promise<string[] | null> {
  await client.query('SAVEPOINT record')
  try {
    const parsed = parseRecord(record.line)
    await hashForbidden(queryOfClient(client), [{ row: record, record: parsed }], allowed)
    return await project(deps, client, parsed)
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT record')
    await setAside(deps, queryOfClient(client), { ...record, door: 'live', error })
    return null
  }
}

async function project(deps: Deps, client: PoolClient, record: EngineRecord): Promise<string[]> {
  const query = queryOfClient(client)
  if (record.valueType === 'INCIDENT') {
    await writeRows(query, 'readmodel', rowsOf(record))
    return ['operations']
  }
  await noteSuspects(deps, query, [record])
  const stored = await storeTask(deps, query, { record })
  if (!stored) return []
  const placed = stored.isNew ? await placeTasks(query, [stored.key]) : []
  return [
    ...placed.map((agency) => `tasks@${agency}`),
    'tasks@all',
    'cases',
    'campaigns',
    'invitations',
  ]
}
