import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { teamQuery } from '#client/desks/team/queries.ts'
import { shellRoute } from './root.ts'

/** The team lead's page. */
export const teamRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/team',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(teamQuery),
  component: lazyRouteComponent(() => import('#client/desks/team/team-page.tsx'), 'TeamPage'),
})
