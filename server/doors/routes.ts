import { calendarRoutes } from './appointments/calendar-routes.ts'
import { appointmentRoutes } from './appointments/routes.ts'
import { callRoutes } from './calls/routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import type { Engine } from './engine/client.ts'
import type { Route } from './http/route.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { teamRoutes } from './team/routes.ts'
import { metricsRoutes } from './metrics/routes.ts'
import { noteRoutes } from './notes/routes.ts'
import { planRoutes } from './plans/routes.ts'
import { operationsRoutes } from './operations/routes.ts'
import { personRoutes } from './persons/routes.ts'
import { printRoutes } from './prints/routes.ts'
import { settingRoutes } from './settings/routes.ts'
import { studioRoutes } from './studio/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { waitRoutes } from './waits/routes.ts'
import { workers } from './workers/index.ts'

/** The routes of all nouns; session, staff, live events, health and OpenAPI come with the app. */
export const routesOf = (engine: Pick<Engine, 'resolveIncident' | 'deploy'>): Route[] => [
  ...taskRoutes,
  ...caseRoutes,
  ...calendarRoutes(),
  ...callRoutes,
  ...appointmentRoutes,
  ...documentRoutes,
  ...metricsRoutes,
  ...noteRoutes,
  ...planRoutes,
  ...teamRoutes,
  ...campaignRoutes,
  ...invitationRoutes,
  ...personRoutes,
  ...printRoutes,
  ...waitRoutes,
  ...settingRoutes,
  ...operationsRoutes({ resolveIncident: async (incident) => void (await engine.resolveIncident(incident)) }),
  ...studioRoutes({ deploy: engine.deploy, jobTypes: workers.map(({ jobType }) => jobType) }),
]
