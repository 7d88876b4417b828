import { route, type Route } from '#server/web/http/route.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { listCalls } from './list-calls.ts'
import { callsSchema } from './schema.ts'

/** The call list of the customer centre. */
export const callRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/calls',
    reads: 'calls',
    access: invitationPolicy.search,
    response: callsSchema,
    handle: ({ deps, actor }) => listCalls(deps, actor),
  }),
]
