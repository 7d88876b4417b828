import { route, type Route } from '#server/web/http/route.ts'
import { metricsPolicy } from '#server/web/policies/metrics-policy.ts'
import { readCampaignWeeks } from './campaign-weeks.ts'
import { readFigures } from './read-figures.ts'
import { readSteps, readTaskKinds } from './read-steps.ts'
import {
  campaignWeeksSchema,
  figuresSchema,
  periodQuery,
  stepsSchema,
  taskKindsSchema,
} from './schema.ts'

const access = metricsPolicy.read

/** The manager's page: figures without persons. */
export const metricsRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/metrics',
    reads: 'nobody',
    access,
    query: periodQuery,
    response: figuresSchema,
    handle: ({ deps, query }) => readFigures(deps, query),
  }),
  route({
    method: 'get',
    path: '/api/metrics/campaigns',
    reads: 'nobody',
    access,
    response: campaignWeeksSchema,
    handle: ({ deps }) => readCampaignWeeks(deps),
  }),
  route({
    method: 'get',
    path: '/api/metrics/steps',
    reads: 'nobody',
    access,
    response: stepsSchema,
    handle: ({ deps }) => readSteps(deps),
  }),
  route({
    method: 'get',
    path: '/api/metrics/tasks',
    reads: 'nobody',
    access,
    response: taskKindsSchema,
    handle: ({ deps }) => readTaskKinds(deps),
  }),
]
