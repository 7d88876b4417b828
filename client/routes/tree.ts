import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query'
import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { ApiError } from '#client/api/request.ts'
import { sessionQuery } from '#client/api/session.ts'
import { Busy } from '#client/ui/busy.tsx'
import { calendarRoute } from './calendar.ts'
import { campaignRoute, campaignsRoute } from './campaigns.ts'
import { caseRoute, casesRoute } from './cases.ts'
import { customerCentreRoute, walkInRoute } from './customer-centre.ts'
import { metricsRoute } from './metrics.ts'
import { operationsRoute } from './operations.ts'
import { personRoute } from './persons.ts'
import { printsRoute } from './prints.ts'
import { rootRoute, shellRoute, signInRoute } from './root.ts'
import { startRoute } from './start.ts'
import {
  comparisonRoute,
  editorRoute,
  letterSamplesRoute,
  processesRoute,
  processRoute,
  releaseRoute,
  settingsRoute,
} from './studio.ts'
import { teamRoute } from './team.ts'
import { tasksRoute } from './tasks.ts'

const STALE_MS = 15_000

/**
 * A session that ended sends the person to the sign-in; what was typed stays with the query cache.
 */
const onError = (error: Error) => {
  if (!(error instanceof ApiError) || error.status !== 401) return
  void queries
    .invalidateQueries({ queryKey: sessionQuery.queryKey })
    .then(() => router.invalidate())
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
})

queries.setQueryDefaults(['drafts'], { gcTime: Infinity })

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    shellRoute.addChildren([
      startRoute,
      tasksRoute,
      casesRoute,
      caseRoute,
      calendarRoute,
      personRoute,
      teamRoute,
      metricsRoute,
      campaignsRoute,
      campaignRoute,
      printsRoute,
      customerCentreRoute,
      walkInRoute,
      operationsRoute,
      processesRoute,
      settingsRoute,
      letterSamplesRoute,
      processRoute,
      comparisonRoute,
      editorRoute,
      releaseRoute,
    ]),
  ]),
  context: { queries },
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
  defaultPreload: 'intent',
  defaultPendingComponent: Busy,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
