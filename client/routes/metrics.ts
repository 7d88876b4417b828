import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { figuresQuery, type Period } from '#client/desks/metrics/queries.ts'
import { shellRoute } from './root.ts'

const PERIOD = /^\d{4}(-Q[1-4]|-\d\d)?$/

/** The manager's page; its period stands in the address, so that it can be kept and sent. */
export const metricsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kennzahlen',
  validateSearch: (search: Record<string, unknown>): Period => {
    const period = String(search['period'])
    return PERIOD.test(period) ? { period } : {}
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => void queries.prefetchQuery(figuresQuery(deps)),
  component: lazyRouteComponent(
    () => import('#client/desks/metrics/metrics-page.tsx'),
    'MetricsPage',
  ),
})
