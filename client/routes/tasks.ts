import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { FROM_TOP, taskCountsQuery, taskListQuery } from '#client/procedure/tasks/queries.ts'
import { viewOf } from '#client/procedure/tasks/view-of.ts'
import { parseInboxSearch } from '#client/procedure/tasks/inbox-search.ts'
import { shellRoute } from './root.ts'

/** The inbox; which list, which part of it and which task stand in the address. */
export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/aufgaben',
  validateSearch: parseInboxSearch,
  loaderDeps: ({ search }) => ({ list: viewOf(search, '') }),
  loader: ({ context: { queries }, deps: { list } }) => {
    void queries.prefetchInfiniteQuery(taskListQuery(list, FROM_TOP))
    void queries.prefetchQuery(taskCountsQuery)
  },
  component: lazyRouteComponent(
    () => import('#client/procedure/tasks/inbox-page.tsx'),
    'InboxPage',
  ),
})
