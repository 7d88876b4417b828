import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { letterListQuery, printRunsQuery } from '#client/prints/queries.ts'
import { shellRoute } from './root.ts'

export type PrintSearch = { state?: 'posted' | 'cancelled' }

/** The print room. */
export const printsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/druck',
  validateSearch: ({ state }: Record<string, unknown>): PrintSearch => (state === 'posted' || state === 'cancelled' ? { state } : {}),
  loaderDeps: ({ search: { state } }) => ({ state: state ?? ('open' as const) }),
  loader: ({ context: { queries }, deps: { state } }) => {
    void queries.prefetchInfiniteQuery(letterListQuery(state))
    void queries.prefetchQuery(printRunsQuery)
  },
  component: lazyRouteComponent(() => import('#client/prints/print-room-page.tsx'), 'PrintRoomPage'),
})
