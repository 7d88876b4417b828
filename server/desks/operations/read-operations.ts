import type { Deps } from '#server/base/deps.ts'
import { countBacklog } from '#server/engine/outbox/rows.ts'
import {
  findOldestUnprojected,
  listAlarms,
  listDeadLetters,
  listIncidents,
  listRefused,
  listUnconfirmed,
  type LateCommand,
} from './queries.ts'
import type { Operations } from './schema.ts'

/**
 * What waits for an administrator: refused and unconfirmed commands, records set aside, incidents,
 * alarms, deployments in conflict. Ids only.
 */
export async function readOperations(deps: Deps): Promise<Operations> {
  const { query } = deps.db
  const [refused, unconfirmed, deadLetters, incidents, alarms, deployments, pending, lagMs] =
    await Promise.all([
      listRefused(query),
      listUnconfirmed(query, deps.clock.wallNow()),
      listDeadLetters(query),
      listIncidents(query),
      listAlarms(query),
      listNewestDeployments(deps),
      countBacklog(deps),
      feedLagMs(deps),
    ])
  return {
    outbox: { pending, refused: refused.map(present), unconfirmed: unconfirmed.map(present) },
    deadLetters,
    incidents,
    alarms,
    deployments,
    feed: { lagMs },
  }
}

const present = ({ at, ...command }: LateCommand) => ({ ...command, at: at.toISOString() })

/** The last deployment of each process. */
const listNewestDeployments = ({ db }: Deps) =>
  db.prisma.deployment.findMany({
    distinct: ['process'],
    orderBy: [{ process: 'asc' }, { deployedAt: 'desc' }],
    select: { process: true, version: true, source: true },
  })

/**
 * Milliseconds of real time that the oldest record not yet projected has been waiting; 0 when all
 * is projected.
 */
export async function feedLagMs({ db, clock }: Deps): Promise<number> {
  const since = await findOldestUnprojected(db.query)
  return since ? Math.max(0, clock.wallNow().getTime() - since.getTime()) : 0
}
