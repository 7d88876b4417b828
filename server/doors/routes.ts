import { calendarRoutes } from '#server/procedure/appointments/calendar-routes.ts'
import { appointmentRoutes } from '#server/procedure/appointments/routes.ts'
import { callRoutes } from '#server/procedure/calls/routes.ts'
import { campaignRoutes } from '#server/procedure/campaigns/routes.ts'
import { caseRoutes } from '#server/procedure/cases/routes.ts'
import { documentRoutes } from '#server/procedure/documents/routes.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import type { Route } from '#server/web/http/route.ts'
import { invitationRoutes } from '#server/procedure/invitations/routes.ts'
import { teamRoutes } from '#server/desks/team/routes.ts'
import { metricsRoutes } from '#server/desks/metrics/routes.ts'
import { noteRoutes } from '#server/procedure/notes/routes.ts'
import { planRoutes } from '#server/procedure/plans/routes.ts'
import type { OperationsPorts } from '#server/desks/operations/ports.ts'
import { operationsRoutes } from '#server/desks/operations/routes.ts'
import { personRoutes } from '#server/procedure/persons/routes.ts'
import { printRoutes } from '#server/procedure/prints/routes.ts'
import { settingRoutes } from '#server/procedure/settings/routes.ts'
import { studioRoutes } from '#server/desks/studio/routes.ts'
import { taskRoutes } from '#server/procedure/tasks/routes.ts'
import { waitRoutes } from '#server/procedure/waits/routes.ts'
import { eventTexts } from './event-texts.ts'
import { formUseCases } from './form-use-cases.ts'
import { workers } from '#server/doors/workers/index.ts'

/** The routes of all nouns; session, staff, live events, health and OpenAPI come with the app. */
export const routesOf = (ports: Pick<Engine, 'deploy'> & OperationsPorts): Route[] => [
  ...taskRoutes(formUseCases),
  ...caseRoutes(eventTexts),
  ...calendarRoutes(),
  ...callRoutes,
  ...appointmentRoutes(formUseCases),
  ...documentRoutes,
  ...metricsRoutes,
  ...noteRoutes,
  ...planRoutes,
  ...teamRoutes(formUseCases),
  ...campaignRoutes,
  ...invitationRoutes,
  ...personRoutes,
  ...printRoutes,
  ...waitRoutes,
  ...settingRoutes,
  ...operationsRoutes(ports),
  ...studioRoutes({ deploy: ports.deploy, jobTypes: workers.map(({ jobType }) => jobType) }),
]
