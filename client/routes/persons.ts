import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { personQuery } from '#client/procedure/persons/queries.ts'
import { shellRoute } from './root.ts'

/** Contact data and consents of one person. */
export const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/personen/$personId',
  loader: ({ context: { queries }, params: { personId } }) =>
    void queries.prefetchQuery(personQuery(personId)),
  component: lazyRouteComponent(
    () => import('#client/procedure/persons/person-page.tsx'),
    'PersonPage',
  ),
})
