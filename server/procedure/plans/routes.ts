import { z } from 'zod'
import { route, type Route } from '#server/web/http/route.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { listPlans } from './list-plans.ts'
import { planListSchema } from './plan-schema.ts'

/** Help plans of a case. */
export const planRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/cases/:id/plans',
    reads: 'plans',
    access: casePolicy.list,
    params: z.strictObject({ id: z.uuid() }),
    response: planListSchema,
    handle: ({ deps, params: { id }, actor }) => listPlans(deps, id, actor),
  }),
]
