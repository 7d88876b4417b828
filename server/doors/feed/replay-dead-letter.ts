import type { PoolClient } from 'pg'
import type { Deps } from '#server/base/deps.ts'
import type { BulkRecord } from '#server/engine/readmodel/bulk-record.ts'
import type { Allowed } from './allowed-variables.ts'
import { confirmMessages, projectRows } from './project-history.ts'
import { projectAgain } from './project-live.ts'
import { queryOfClient } from '#server/base/db.ts'

type Letter = BulkRecord & { door: string; seq: string | null }

/**
 * Projects a record once more that was set aside. Where that works the letter goes, so that the
 * ledger counts the record again; where not, it stays with the new reason.
 */
export async function replayDeadLetter(
  deps: Deps,
  { partitionId, position }: { partitionId: number; position: string },
  allowed: Allowed,
): Promise<'done' | 'gone' | 'failed'> {
  const client = await deps.db.pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<Letter>(
      `DELETE FROM feed.dead_letter d WHERE partition_id = $1 AND position = $2
         AND resolved_at IS NULL
       RETURNING partition_id AS "partitionId", position, value_type AS "valueType", door, line,
         (SELECT seq FROM feed.record_log l
          WHERE l.partition_id = d.partition_id AND l.position = d.position LIMIT 1) AS seq`,
      [partitionId, position],
    )
    const [letter] = rows
    const done = letter ? await project(deps, client, { letter, allowed }) : false
    await client.query('COMMIT')
    if (!letter) return 'gone'
    deps.db.announceNow(['operations', 'cases', 'tasks@all'])
    return done ? 'done' : 'failed'
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function project(
  deps: Deps,
  client: PoolClient,
  { letter, allowed }: { letter: Letter; allowed: Allowed },
): Promise<boolean> {
  if (letter.door === 'live') return await projectAgain(deps, client, { record: letter, allowed })
  const records = await projectRows(deps, client, {
    rows: [{ ...letter, seq: letter.seq ?? '0' }],
    target: { schema: 'readmodel', allowed },
  })
  await confirmMessages(deps, queryOfClient(client), records)
  return records.length > 0
}
