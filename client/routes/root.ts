import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from '#client/api/session.ts'
import { PageError, PageMissing } from '#client/shell/page-error.tsx'
import { Shell } from '#client/shell/shell.tsx'

/** Around everything; knows who is signed in before any page loads. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  loader: ({ context }) => context.queries.ensureQueryData(sessionQuery),
  errorComponent: PageError,
  notFoundComponent: PageMissing,
})

/**
 * The frame with the navigation; who is not signed in goes to the sign-in first and comes back
 * after it.
 */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session.signedIn)
      throw redirect({ to: '/anmelden', search: { to: location.href }, replace: true })
    return { session }
  },
})

/** `to` is the page that was asked for; only addresses of our own pages are followed. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } =>
    typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {},
  component: lazyRouteComponent(
    () => import('#client/procedure/staff/sign-in-page.tsx'),
    'SignInPage',
  ),
})
