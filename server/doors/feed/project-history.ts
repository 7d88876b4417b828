import type { PoolClient } from 'pg'
import { queryOfClient, type Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { parseRecord, type EngineRecord } from '#server/engine/engine/records.ts'
import { hashForbidden, type Allowed } from './allowed-variables.ts'
import { setAside } from '#server/engine/readmodel/dead-letter.ts'
import { instantOf, rowsOf } from './record-rows.ts'
import { writeRows } from './write-rows.ts'

export const BATCH = 500

/** Columns of the record log, as `LogRow` names them. */
export const LOG_COLUMNS =
  'seq, partition_id AS "partitionId", position, value_type AS "valueType", door, line'

export type LogRow = {
  seq: string
  partitionId: number
  position: string
  valueType: string
  door: string
  line: string
}
type Parsed = { row: LogRow; record: EngineRecord }
export type Target = { schema: string; allowed: Allowed }

/**
 * Projects parsed records together; if one of them cannot be projected, each for itself, so that
 * only the poisoned one is set aside.
 */
export async function projectRows(
  deps: Deps,
  client: PoolClient,
  input: { rows: LogRow[]; target: Target },
): Promise<EngineRecord[]> {
  const query = queryOfClient(client)
  const parsed: Parsed[] = []
  for (const row of input.rows) {
    try {
      parsed.push({ row, record: parseRecord(row.line) })
    } catch (error) {
      await setRowAside(deps, query, { row, error })
    }
  }
  const done = await together(client, parsed, input.target)
  const kept = done ?? (await oneByOne(deps, client, { parsed, target: input.target }))
  await noteInstances(query, kept)
  return kept.map(({ record }) => record)
}

const setRowAside = (deps: Deps, query: Query, { row, error }: { row: LogRow; error: unknown }) =>
  setAside(deps, query, {
    partitionId: row.partitionId,
    position: row.position,
    valueType: row.valueType,
    line: row.line,
    door: row.door,
    error,
  })

async function together(
  client: PoolClient,
  parsed: Parsed[],
  target: Target,
): Promise<Parsed[] | null> {
  await client.query('SAVEPOINT batch')
  try {
    await write(client, parsed, target)
    await client.query('RELEASE SAVEPOINT batch')
    return parsed
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT batch')
    return null
  }
}

async function oneByOne(
  deps: Deps,
  client: PoolClient,
  { parsed, target }: { parsed: Parsed[]; target: Target },
): Promise<Parsed[]> {
  const kept: Parsed[] = []
  for (const each of parsed) {
    await client.query('SAVEPOINT record')
    try {
      await write(client, [each], target)
      kept.push(each)
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT record')
      await setRowAside(deps, queryOfClient(client), { row: each.row, error })
    }
  }
  return kept
}

async function write(client: PoolClient, parsed: Parsed[], target: Target): Promise<void> {
  const query = queryOfClient(client)
  await writeRows(
    query,
    target.schema,
    parsed.flatMap(({ record }) => rowsOf(record)),
  )
  await hashForbidden(query, parsed, target.allowed)
}

const instanceOf = ({ valueType, value }: EngineRecord): string | null => {
  const key = value['processInstanceKey']
  return valueType === 'PROCESS' || key === undefined || String(key) === '-1' ? null : String(key)
}

/** Notes in the log which instance a record belongs to, so that an ended case can be forgotten. */
async function noteInstances(query: Query, parsed: Parsed[]): Promise<void> {
  const noted = parsed.flatMap(({ row, record }) =>
    instanceOf(record) ? [{ seq: row.seq, key: instanceOf(record)! }] : [],
  )
  await query(
    `UPDATE feed.record_log l SET instance_key = n.key
     FROM unnest($1::bigint[], $2::text[]) AS n(seq, key)
     WHERE l.seq = n.seq AND l.door = 'history'
       AND l.partition_id = ANY($3) AND l.seq BETWEEN $4 AND $5`,
    [
      noted.map((n) => n.seq),
      noted.map((n) => n.key),
      [...new Set(parsed.map((p) => p.row.partitionId))],
      parsed[0]?.row.seq ?? 0,
      parsed.at(-1)?.row.seq ?? 0,
    ],
  )
}

/**
 * Confirms messages of the outbox whose CORRELATED record has come; with it a start or a message is
 * known to have arrived.
 */
export async function confirmMessages(
  deps: Deps,
  query: Query,
  records: EngineRecord[],
): Promise<void> {
  const keys = records.flatMap(({ valueType, key, value }) =>
    valueType === 'MESSAGE' ? [key] : value['messageKey'] ? [String(value['messageKey'])] : [],
  )
  if (keys.length === 0) return
  await query(
    `UPDATE outbox o
     SET confirmed_at = $2, state = 'delivered', settled_at = coalesce(o.settled_at, $2)
     FROM readmodel.message m
     WHERE m.key = ANY($1::text[]) AND m.correlated AND m.message_id <> ''
       AND o.id::text = m.message_id AND o.confirmed_at IS NULL`,
    [keys, deps.clock.wallNow()],
  )
}

/** Time of the newest of some records, ISO; null for none. */
export function newestTime(records: EngineRecord[]): string | null {
  return records.reduce<string | null>((newest, { timestamp }) => {
    const at = instantOf(timestamp)
    return newest === null || at > newest ? at : newest
  }, null)
}
