import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { countBacklog } from '#server/engine/outbox/rows.ts'
import type { Language } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { listHeartbeats } from './heartbeats.ts'
import { presentGroup } from './present-groups.ts'
import { findOldestUnprojected } from './queries.ts'
import type { Operations } from './schema.ts'
import { listGroups } from './trouble.ts'

/**
 * How the whole is at this moment: what is alive, and what is stuck, by its cause. "Well" is said
 * only where every part has spoken lately and nothing is stuck. Ids only.
 */
export async function readOperations(
  deps: Deps,
  actor: Actor,
  language: Language,
): Promise<Operations> {
  const { query } = deps.db
  const wall = deps.clock.wallNow()
  const [heartbeats, groups, deployments, pending, lagMs] = await Promise.all([
    listHeartbeats(query, wall),
    listGroups(query, wall),
    listNewestDeployments(deps),
    countBacklog(deps),
    feedLagMs(deps),
  ])
  return {
    asOf: wall.toISOString(),
    isWell: groups.length === 0 && heartbeats.every(({ state }) => state === 'fresh'),
    heartbeats,
    groups: await Promise.all(groups.map((group) => presentGroup(deps, group, language))),
    outbox: { pending },
    deployments,
    feed: { lagMs },
    abilities: { act: operationsPolicy.act(actor) },
  }
}

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
