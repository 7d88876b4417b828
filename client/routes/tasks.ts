import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { taskCountsQuery, taskListQuery } from '#client/procedure/tasks/queries.ts'
import { parseInboxSearch } from '#client/procedure/tasks/inbox-search.ts'
import { shellRoute } from './root.ts'

/** The inbox; which list, which part of it and which task stand in the address. */
export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/aufgaben',
  validateSearch: parseInboxSearch,
  loaderDeps: ({ search: { view } }) => ({ view }),
  loader: ({ context: { queries }, deps: { view } }) => {
    void queries.prefetchInfiniteQuery(taskListQuery(view))
    void queries.prefetchQuery(taskCountsQuery)
  },
  component: lazyRouteComponent(
    () => import('#client/procedure/tasks/inbox-page.tsx'),
    'InboxPage',
  ),
})
