import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { figuresQuery, type Period } from '#client/desks/metrics/queries.ts'
import { shellRoute } from './root.ts'

const DAY = /^\d{4}-\d\d-\d\d$/
const dayIn = (value: unknown): string | null => (DAY.test(String(value)) ? String(value) : null)

/** The manager's page; its period stands in the address, so that it can be kept and sent. */
export const metricsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kennzahlen',
  validateSearch: (search: Record<string, unknown>): Period => {
    const [from, to] = [dayIn(search['from']), dayIn(search['to'])]
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, deps }) => void queries.prefetchQuery(figuresQuery(deps)),
  component: lazyRouteComponent(
    () => import('#client/desks/metrics/metrics-page.tsx'),
    'MetricsPage',
  ),
})
