import { route, type Route } from '../http/route.ts'
import { invitationPolicy } from '../policies/invitation-policy.ts'
import { walkInBody, walkInSchema } from './schema.ts'
import { takeInWalkIn } from './walk-in.ts'

/** People who come by themselves. */
export const personRoutes: Route[] = [
  route({ method: 'post', path: '/api/walk-ins', access: invitationPolicy.recordWalkIn, body: walkInBody, response: walkInSchema, status: 201, handle: ({ deps, body, actor }) => takeInWalkIn(deps, body, actor) }),
]
