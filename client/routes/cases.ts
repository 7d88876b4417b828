import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { caseListQuery, caseQuery } from '#client/procedure/cases/queries.ts'
import { shellRoute } from './root.ts'

export type CaseListSearch = { status?: 'closed' }
export type CaseSearch = { part?: 'letters' | 'plan' | 'diagram' }

export const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/faelle',
  validateSearch: ({ status }: Record<string, unknown>): CaseListSearch =>
    status === 'closed' ? { status } : {},
  loaderDeps: ({ search: { status } }) => ({ status: status ?? ('open' as const) }),
  loader: ({ context: { queries }, deps: { status } }) =>
    void queries.prefetchInfiniteQuery(caseListQuery(status)),
  component: lazyRouteComponent(
    () => import('#client/procedure/cases/case-list-page.tsx'),
    'CaseListPage',
  ),
})

export const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/faelle/$caseId',
  validateSearch: ({ part }: Record<string, unknown>): CaseSearch =>
    part === 'letters' || part === 'plan' || part === 'diagram' ? { part } : {},
  loader: ({ context: { queries }, params: { caseId } }) =>
    void queries.prefetchQuery(caseQuery(caseId)),
  component: lazyRouteComponent(() => import('#client/procedure/cases/case-page.tsx'), 'CasePage'),
})
