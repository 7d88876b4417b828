import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  LISTED,
  letterListQuery,
  printRunsQuery,
  type ListedState,
} from '#client/procedure/prints/queries.ts'
import { shellRoute } from './root.ts'

export type PrintSearch = { state?: ListedState }

/** The print room. */
export const printsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/druck',
  validateSearch: (search: Record<string, unknown>): PrintSearch => {
    const state = LISTED.find((name) => name === search['state'])
    return state && state !== 'open' ? { state } : {}
  },
  loaderDeps: ({ search: { state } }) => ({ state: state ?? ('open' as const) }),
  loader: ({ context: { queries }, deps: { state } }) => {
    void queries.prefetchInfiniteQuery(letterListQuery(state))
    void queries.prefetchQuery(printRunsQuery)
  },
  component: lazyRouteComponent(
    () => import('#client/procedure/prints/print-room-page.tsx'),
    'PrintRoomPage',
  ),
})
