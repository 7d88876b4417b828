import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'

/** Nothing is awaited any more of subjects that end: their pages stop saying so at once, the engine follows. */
export async function closeWaits(tx: Tx, deps: Pick<Deps, 'clock'>, subjects: string[]): Promise<void> {
  await tx.wait.updateMany({ where: { subject: { in: subjects }, closedAt: null }, data: { closedAt: deps.clock.now() } })
}
