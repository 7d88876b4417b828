import { z } from 'zod'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { notFound } from '#server/base/errors.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { readOperations } from './read-operations.ts'
import { closeCommand, retryCommand } from './retry-command.ts'
import { operationsSchema } from './schema.ts'

const idParams = z.strictObject({ id: z.uuid() })
const keyParams = z.strictObject({ key: z.string().regex(/^\d{1,19}$/) })

/** How the administrators reach the engine; the room itself does not know it. */
export type OperationsPorts = {
  resolveIncident(input: { incidentKey: string; jobKey: string | null }): Promise<void>
}

/** Operations: what waits for an administrator, and the few things to do about it. */
export const operationsRoutes = (ports: OperationsPorts): Route[] => [
  route({
    method: 'get',
    path: '/api/operations',
    reads: 'operations',
    access: operationsPolicy.read,
    response: operationsSchema,
    handle: ({ deps }) => readOperations(deps),
  }),
  route({
    method: 'post',
    path: '/api/operations/incidents/:key/resolve',
    access: operationsPolicy.resolveIncident,
    params: keyParams,
    response: 'none',
    handle: async ({ deps, params: { key }, actor }) => {
      const [incident] = await deps.db.query<{ jobKey: string | null }>(
        `SELECT job_key AS "jobKey" FROM readmodel.incident WHERE key = $1 AND state <> 'resolved'`,
        [key],
      )
      if (!incident) throw notFound()
      await deps.db.tx((tx) =>
        recordAudit(tx, deps, { actor, action: 'incident.resolve', subject: `incident:${key}` }),
      )
      await ports.resolveIncident({ incidentKey: key, jobKey: incident.jobKey })
    },
  }),
  route({
    method: 'post',
    path: '/api/operations/outbox/:id/retry',
    access: operationsPolicy.retryCommand,
    params: idParams,
    response: 'none',
    handle: ({ deps, params, actor }) => retryCommand(deps, params.id, actor),
  }),
  route({
    method: 'post',
    path: '/api/operations/outbox/:id/close',
    access: operationsPolicy.retryCommand,
    params: idParams,
    response: 'none',
    handle: ({ deps, params, actor }) => closeCommand(deps, params.id, actor),
  }),
]
