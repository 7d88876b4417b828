import type pg from 'pg'
import { openConnection, queryOfClient, type Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { parseRecord } from '#server/engine/engine/records.ts'
import { LOG_COLUMNS, type LogRow } from './project-history.ts'
import { rowsOf, type Projected } from './record-rows.ts'
import { storeTask } from './store-task.ts'
import { writeRows } from './write-rows.ts'

const PAGE = 5000
const SHADOW = 'readmodel_shadow'

export type Rebuilt = { records: number }

/**
 * Builds the read model anew from the record log into a shadow schema and swaps it in by rename,
 * while everything goes on: only the last records are projected under a lock that holds intake and
 * projector for a moment. In `task` the engine's columns are repaired, ours stay. Needs the owner's
 * connection, which is closed afterwards.
 */
export async function rebuildReadModel(deps: Deps, ownerUrl: string): Promise<Rebuilt> {
  const owner = await openConnection(ownerUrl)
  try {
    await owner.query(`DROP SCHEMA IF EXISTS ${SHADOW} CASCADE`)
    await owner.query('SELECT feed.create_read_model($1)', [SHADOW])
    const first = await replay(deps, owner, '0')
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE feed.projection, feed.door_position IN EXCLUSIVE MODE')
    const last = await replay(deps, owner, first.seq)
    await repairTasks(deps, queryOfClient(owner))
    await swap(owner)
    await owner.query('COMMIT')
    return { records: first.records + last.records }
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  } finally {
    await owner.end()
  }
}

/** Projects the log of both doors from `seq` on in the order of arrival; returns the last seq. */
async function replay(
  deps: Deps,
  owner: pg.Client,
  seq: string,
): Promise<{ seq: string; records: number }> {
  let last = seq
  let records = 0
  for (;;) {
    const { rows } = await owner.query<LogRow>(
      `SELECT ${LOG_COLUMNS} FROM feed.record_log
       WHERE seq > $1 AND value_type <> 'user-task' ORDER BY seq LIMIT ${PAGE}`,
      [last],
    )
    if (rows.length === 0) return { seq: last, records }
    await projectPage(deps, owner, rows)
    last = rows.at(-1)!.seq
    records += rows.length
  }
}

async function projectPage(deps: Deps, owner: pg.Client, rows: LogRow[]): Promise<void> {
  const query = queryOfClient(owner)
  const projected: Projected[] = []
  for (const row of rows) {
    try {
      projected.push(...rowsOf(parseRecord(row.line)))
    } catch (error) {
      deps.log.warn(
        { position: row.position, err: error instanceof Error ? error.name : 'unknown' },
        'left out of the rebuild, as it was set aside live',
      )
    }
  }
  await writeRows(query, SHADOW, projected)
}

async function repairTasks(deps: Deps, query: Query): Promise<void> {
  const rows = await query<{ line: string }>(
    `SELECT line FROM feed.record_log WHERE value_type = 'user-task'
     ORDER BY partition_id, position`,
  )
  for (const { line } of rows) {
    await query('SAVEPOINT record')
    try {
      await storeTask(deps, query, { record: parseRecord(line), isRepair: true })
    } catch {
      await query('ROLLBACK TO SAVEPOINT record')
    }
  }
}

async function swap(owner: pg.Client): Promise<void> {
  await owner.query('ALTER SCHEMA readmodel RENAME TO readmodel_old')
  await owner.query(`ALTER SCHEMA ${SHADOW} RENAME TO readmodel`)
  await owner.query('DROP SCHEMA readmodel_old CASCADE')
  await owner.query(
    `UPDATE feed.projection p
     SET seq = greatest(p.seq, l.seq), position = greatest(p.position, l.position)
     FROM (
       SELECT partition_id, max(seq) AS seq, max(position) AS position
       FROM feed.record_log WHERE door = 'history' GROUP BY 1) l
     WHERE l.partition_id = p.partition_id`,
  )
}
