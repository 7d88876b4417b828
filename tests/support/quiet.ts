import type { Deps } from '#server/base/deps.ts'
import { until } from './application.ts'

/** Waits until nothing is under way: outbox empty, every record projected, no job open. */
export async function quiet(deps: Deps): Promise<void> {
  let calm = 0
  await until('everything is quiet', async () => {
    const [row] = await deps.db.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM outbox WHERE state = 'pending')
           OR EXISTS (SELECT FROM submission WHERE state = 'waiting')
           OR EXISTS (
             SELECT FROM readmodel.job
             WHERE state NOT IN ('completed', 'canceled', 'error_thrown')
           )
           OR EXISTS (
             SELECT FROM feed.record_log l
             JOIN feed.projection p USING (partition_id)
             WHERE l.door = 'history' AND l.seq > p.seq
           ) AS busy`,
    )
    calm = row?.busy ? 0 : calm + 1
    return calm > 60 // one and a half seconds: the history door flushes every second
  })
}
