import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'

const HORIZON_DAYS = 30
const PAGE = 50
/** Steps in which people wait or somebody works; the rest passes in a moment. */
export const WAITING = ['USER_TASK', 'EVENT_BASED_GATEWAY', 'CALL_ACTIVITY']
const TABLES = ['element_instance', 'variable', 'timer', 'job', 'subscription', 'incident']

/**
 * Forgets the engine's traces of root instances that ended more than 30 days ago: log records and
 * rows of the read model, in one transaction each page. Their timeline stands in `subject_event`
 * (docs/procedure.md, "Retention"), how long their steps took in `step_passed`. Returns how many
 * roots were forgotten.
 */
export async function forgetEnded(deps: Deps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - HORIZON_DAYS * 86_400_000)
  const roots = await deps.db.query<{ key: string }>(
    `SELECT key FROM readmodel.process_instance
     WHERE parent_key IS NULL AND state IN ('completed', 'terminated') AND ended_at < $1
     ORDER BY ended_at LIMIT ${PAGE}`,
    [before],
  )
  if (roots.length === 0) return 0
  const tree = await deps.db.query<{ key: string }>(
    `WITH RECURSIVE tree AS (SELECT key FROM readmodel.process_instance WHERE key = ANY($1)
       UNION ALL
       SELECT p.key FROM readmodel.process_instance p JOIN tree ON p.parent_key = tree.key)
     SELECT key FROM tree`,
    [roots.map((root) => root.key)],
  )
  const keys = tree.map((instance) => instance.key)
  await deps.db.tx(async (tx) => {
    await keepDurations(tx, keys)
    await tx.$executeRaw`INSERT INTO feed.forgotten (door, partition_id, value_type, lowest, n)
      SELECT door, partition_id, value_type,
        min(substring(line FROM '"sequence":([0-9]+)')::numeric), count(*)
      FROM feed.record_log WHERE instance_key = ANY(${keys}) GROUP BY 1, 2, 3
      ON CONFLICT (door, partition_id, value_type) DO UPDATE SET
        lowest = least(feed.forgotten.lowest, excluded.lowest),
        n = feed.forgotten.n + excluded.n`
    await tx.$executeRaw`DELETE FROM feed.record_log WHERE instance_key = ANY(${keys})`
    for (const table of TABLES)
      await tx.$executeRawUnsafe(
        `DELETE FROM readmodel.${table} WHERE process_instance_key = ANY($1)`,
        keys,
      )
    await tx.$executeRaw`DELETE FROM readmodel.process_instance WHERE key = ANY(${keys})`
  })
  return roots.length
}

/**
 * How long steps took stays for the figures: by days and counted, without a key that leads to a
 * case.
 */
async function keepDurations(tx: Tx, keys: string[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO step_passed (process, element_id, from_on, to_on, count)
    SELECT p.process_id, e.element_id, (e.started_at AT TIME ZONE 'Europe/Berlin')::date,
      (e.ended_at AT TIME ZONE 'Europe/Berlin')::date, count(*)
    FROM readmodel.element_instance e
    JOIN readmodel.process_instance p ON p.key = e.process_instance_key
    WHERE e.process_instance_key = ANY(${keys}) AND e.state = 'completed'
      AND e.element_type = ANY(${WAITING}) AND e.started_at IS NOT NULL AND e.ended_at IS NOT NULL
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (process, element_id, from_on, to_on) DO UPDATE
      SET count = step_passed.count + excluded.count`
}
