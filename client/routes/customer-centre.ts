import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.ts'

export type CustomerCentreSearch = { invitation?: string }

/** Answers, returned mail; the invitation in view stands in the address by its id. */
export const customerCentreRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kundenzentrum',
  validateSearch: ({ invitation }: Record<string, unknown>): CustomerCentreSearch => (typeof invitation === 'string' ? { invitation } : {}),
  component: lazyRouteComponent(() => import('#client/invitations/customer-centre-page.tsx'), 'CustomerCentrePage'),
})

/** A person who comes without an invitation. */
export const walkInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kundenzentrum/vorsprache',
  component: lazyRouteComponent(() => import('#client/invitations/walk-in-page.tsx'), 'WalkInPage'),
})
