import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.ts'

export type CustomerCentreSearch = { invitation?: string }

/** Answers, returned mail; the invitation in view stands in the address by its id. */
export const customerCentreRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kundenzentrum',
  validateSearch: ({ invitation }: Record<string, unknown>): CustomerCentreSearch =>
    typeof invitation === 'string' ? { invitation } : {},
  component: lazyRouteComponent(
    () => import('#client/procedure/invitations/customer-centre-page.tsx'),
    'CustomerCentrePage',
  ),
})

/**
 * A person who comes without an invitation; one whom the office knows stands in the address by the
 * id.
 */
export const walkInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kundenzentrum/vorsprache',
  validateSearch: ({ person }: Record<string, unknown>): { person?: string } =>
    typeof person === 'string' ? { person } : {},
  component: lazyRouteComponent(
    () => import('#client/procedure/invitations/walk-in-page.tsx'),
    'WalkInPage',
  ),
})
