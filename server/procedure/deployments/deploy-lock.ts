import { openConnection } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'

/** Advisory lock: two starts, or a start and a release at once, deploy one after another. */
export const DEPLOY_LOCK = 48_611_003

/** Does `work` while nobody else deploys. */
export async function withDeployLock<T>(deps: Deps, work: () => Promise<T>): Promise<T> {
  const lock = await openConnection(deps.db.pool.options.connectionString!)
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [DEPLOY_LOCK])
    return await work()
  } finally {
    await lock.end()
  }
}
