import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'

/** What the composition root knows about its parts. Each may throw or hang; both mean not ready. */
export type Probes = {
  engine(): Promise<boolean>
  /** Milliseconds between a record of the engine and its row here. */
  feedLagMs(): Promise<number>
  /** Commands that wait for the engine. */
  outboxBacklog(): Promise<number>
}

const PROBE_MS = 2_000

const readiness = z.object({
  status: z.enum(['ready', 'not-ready']),
  engine: z.boolean().optional(),
  database: z.boolean().optional(),
  feedLagMs: z.number().nullable().optional(),
  outboxBacklog: z.number().nullable().optional(),
})

/**
 * `/health/live`: the process answers. `/health/ready`: its parts do; figures only for the
 * administrators.
 */
export const healthRoutes = (probes: Probes): Route[] => [
  route({
    method: 'get',
    path: '/health/live',
    reads: 'nobody',
    access: 'public',
    response: z.object({ status: z.literal('live') }),
    handle: () => ({ status: 'live' as const }),
  }),
  route({
    method: 'get',
    path: '/health/ready',
    reads: 'nobody',
    access: 'public',
    response: readiness,
    handle: async ({ actor, deps, res }) => {
      const { isReady, figures } = await probe(probes, deps)
      res.status(isReady ? 200 : 503)
      const status = isReady ? ('ready' as const) : ('not-ready' as const)
      return actor && operationsPolicy.readHealth(actor) ? { status, ...figures } : { status }
    },
  }),
]

type Figures = {
  engine: boolean
  database: boolean
  feedLagMs: number | null
  outboxBacklog: number | null
}

async function probe(
  probes: Probes,
  { db }: Deps,
): Promise<{ isReady: boolean; figures: Figures }> {
  const [engine, database, feedLagMs, outboxBacklog] = await Promise.all([
    inTime(probes.engine(), false),
    inTime(
      db.query('SELECT 1').then(() => true),
      false,
    ),
    inTime<number | null>(probes.feedLagMs(), null),
    inTime<number | null>(probes.outboxBacklog(), null),
  ])
  return { isReady: engine && database, figures: { engine, database, feedLagMs, outboxBacklog } }
}

async function inTime<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), PROBE_MS)))
  const result = await Promise.race([answer.catch(() => otherwise), late])
  clearTimeout(timer)
  return result
}
