import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { recordDeath } from '#server/procedure/persons/record-death.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { decideParticipation } from './decide-participation.ts'
import { declareConflict, takeBackConflict } from './declare-conflict.ts'
import { getCase } from './find-case.ts'
import { householdRoutes } from './household-routes.ts'
import { listCases } from './list-cases.ts'
import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import { listTimeline } from './list-timeline.ts'
import { requestPause } from './pause.ts'
import { requestResume } from './resume.ts'
import { readCase } from './read-case.ts'
import { readDiagram } from './read-diagram.ts'
import {
  caseDetailSchema,
  caseListQuerySchema,
  caseListSchema,
  diagramSchema,
  timelineQuerySchema,
  timelineSchema,
} from './schema.ts'
import { signalCase } from './signal-case.ts'
import { withdrawCase } from './withdraw-case.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const params = z.strictObject({ id: z.uuid() })
const consentParams = z.strictObject({ id: z.uuid(), consentId: z.uuid() })
const conflictParams = z.strictObject({ id: z.uuid(), staffId: z.uuid() })
const death = z.strictObject({ diedOn: daySchema })
const decision = z.strictObject({ participation: z.enum(['yes', 'no', 'one-off']) })
const pause = z.strictObject({ until: daySchema })
const signal = z.strictObject({ signal: z.enum(['concern', 'review']) })
const access = casePolicy.list
const response = caseDetailSchema

type At = { deps: Deps; actor: Actor; id: string }
const after = async (work: Promise<void>, { deps, id, actor }: At) => {
  await work
  return await readCase(deps, id, actor)
}

/** Cases: the page, and what a person decides there. */
export const caseRoutes = (eventTexts: EventTexts): Route[] => [
  ...readingRoutes(eventTexts),
  ...decisionRoutes,
  ...conflictRoutes,
  ...householdRoutes,
]

const readingRoutes = (eventTexts: EventTexts): Route[] => [
  route({
    method: 'get',
    path: '/api/cases',
    reads: 'cases',
    access,
    query: caseListQuerySchema,
    response: caseListSchema,
    handle: ({ deps, query, actor }) => listCases(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id',
    reads: 'case',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) => readCase(deps, id, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id/timeline',
    reads: 'timeline',
    access,
    params,
    query: timelineQuerySchema,
    response: timelineSchema,
    handle: ({ deps, params: { id }, query, actor }) =>
      listTimeline({ deps, eventTexts }, { id, ...query }, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id/diagram',
    reads: 'diagram',
    access,
    params,
    response: diagramSchema,
    handle: ({ deps, params: { id }, actor }) => readDiagram(deps, id, actor),
  }),
]

const decisionRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/cases/:id/withdrawal',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(withdrawCase(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/death',
    access,
    params,
    body: death,
    response,
    handle: async ({ deps, params: { id }, body, actor }) => {
      const { personId } = await getCase(deps, id, { actor, verb: 'recordDeath' })
      return await after(recordDeath(deps, { personId, diedOn: body.diedOn }, actor), {
        deps,
        id,
        actor,
      })
    },
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/consents/:consentId/withdrawal',
    access,
    params: consentParams,
    response,
    handle: ({ deps, params: { id, consentId }, actor }) =>
      after(withdrawConsent(deps, { id, consentId }, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/decision',
    access,
    params,
    body: decision,
    response,
    handle: ({ deps, params: { id }, body, actor }) =>
      after(decideParticipation(deps, { id, ...body }, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/pause',
    access,
    params,
    body: pause,
    response,
    handle: ({ deps, params: { id }, body: { until }, actor }) =>
      after(requestPause(deps, { id, until }, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/resumption',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(requestResume(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/signals',
    access,
    params,
    body: signal,
    response,
    handle: ({ deps, params: { id }, body, actor }) =>
      after(signalCase(deps, { id, signal: body.signal }, actor), { deps, id, actor }),
  }),
]

const conflictRoutes: Route[] = [
  route({
    method: 'put',
    path: '/api/cases/:id/conflicts/:staffId',
    access,
    params: conflictParams,
    response: 'none',
    handle: ({ deps, params: conflict, actor }) => declareConflict(deps, conflict, actor),
  }),
  route({
    method: 'delete',
    path: '/api/cases/:id/conflicts/:staffId',
    access,
    params: conflictParams,
    response: 'none',
    handle: ({ deps, params: conflict, actor }) => takeBackConflict(deps, conflict, actor),
  }),
]
