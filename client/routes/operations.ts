import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { operationsQuery } from '#client/desks/operations/queries.ts'
import { shellRoute } from './root.ts'

export const operationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/betrieb',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(operationsQuery),
  component: lazyRouteComponent(
    () => import('#client/desks/operations/operations-page.tsx'),
    'OperationsPage',
  ),
})
