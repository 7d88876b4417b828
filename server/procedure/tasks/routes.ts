import { z } from 'zod'
import { route, type Route } from '#server/web/http/route.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { actOnMany } from './act-on-many.ts'
import { assignTask, claimTask, releaseTask } from './claim-task.ts'
import { countTasks } from './count-tasks.ts'
import { listTasks } from './list-tasks.ts'
import type { FormUseCases } from './form-use-case.ts'
import { findNextTask, readTask } from './read-task.ts'
import { discardDraft, saveDraft } from './draft.ts'
import { listLeftDraftsOf, listOwnLeftDrafts, readLeftDraft } from './left-drafts.ts'
import {
  draftBody,
  draftSchema,
  leftDraftSchema,
  leftDraftsSchema,
  manyBody,
  manySchema,
  nextQuerySchema,
  nextSchema,
  submissionBodySchema,
  submissionSchema,
  taskCountsSchema,
  taskDetailSchema,
  taskParamsSchema as params,
  taskRowSchema,
} from './schema.ts'
import { taskPageBody, taskPageSchema } from './view-schema.ts'
import { submitTask } from './submit-task.ts'
import { takeBack } from './take-back.ts'
import { parseSubject } from '#server/base/subject.ts'

const submissionParams = z.strictObject({ id: z.uuid() })
const assignee = z.strictObject({ staffId: z.uuid() })

const listRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/tasks/list',
    reads: 'tasks',
    access: 'signed-in',
    body: taskPageBody,
    response: taskPageSchema,
    handle: ({ deps, body, actor }) => listTasks(deps, body, actor),
  }),
  route({
    method: 'get',
    path: '/api/tasks/counts',
    reads: 'nobody',
    access: 'signed-in',
    response: taskCountsSchema,
    handle: ({ deps, actor }) => countTasks(deps, actor),
  }),
  route({
    method: 'get',
    path: '/api/tasks/next',
    reads: 'tasks',
    access: 'signed-in',
    query: nextQuerySchema,
    response: nextSchema,
    handle: ({ deps, query: { subject, after }, actor }) =>
      findNextTask(deps, { subject: parseSubject(subject), after }, actor),
  }),
]

const ownershipRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/tasks/:key/claim',
    access: 'signed-in',
    params,
    response: taskRowSchema,
    handle: ({ deps, params: { key }, actor }) => claimTask(deps, key, actor),
  }),
  route({
    method: 'delete',
    path: '/api/tasks/:key/claim',
    access: 'signed-in',
    params,
    response: taskRowSchema,
    handle: ({ deps, params: { key }, actor }) => releaseTask(deps, key, actor),
  }),
  route({
    method: 'put',
    path: '/api/tasks/:key/assignee',
    access: 'signed-in',
    params,
    body: assignee,
    response: taskRowSchema,
    handle: ({ deps, params: { key }, body, actor }) => assignTask(deps, { key, ...body }, actor),
  }),
]

const draftRoutes: Route[] = [
  route({
    method: 'put',
    path: '/api/tasks/:key/draft',
    access: 'signed-in',
    params,
    body: draftBody,
    response: draftSchema,
    handle: ({ deps, params: { key }, body, actor }) => saveDraft(deps, { key, ...body }, actor),
  }),
  route({
    method: 'delete',
    path: '/api/tasks/:key/draft',
    access: 'signed-in',
    params,
    response: 'none',
    handle: ({ deps, params: { key }, actor }) => discardDraft(deps, key, actor),
  }),
  route({
    method: 'get',
    path: '/api/tasks/:key/draft',
    reads: 'task',
    access: 'signed-in',
    params,
    response: leftDraftSchema,
    handle: ({ deps, params: { key }, actor }) => readLeftDraft(deps, key, actor),
  }),
  route({
    method: 'get',
    path: '/api/drafts',
    reads: 'tasks',
    access: 'signed-in',
    response: leftDraftsSchema,
    handle: ({ deps, actor }) => listOwnLeftDrafts(deps, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id/drafts',
    reads: 'tasks',
    access: casePolicy.list,
    params: z.strictObject({ id: z.uuid() }),
    response: leftDraftsSchema,
    handle: ({ deps, params: { id }, actor }) => listLeftDraftsOf(deps, id, actor),
  }),
]

const workRoutes = (forms: FormUseCases): Route[] => [
  route({
    method: 'post',
    path: '/api/tasks/actions',
    access: 'signed-in',
    body: manyBody,
    response: manySchema,
    handle: ({ deps, body, actor }) => actOnMany({ deps, forms }, body, actor),
  }),
  route({
    method: 'get',
    path: '/api/tasks/:key',
    reads: 'task',
    access: 'signed-in',
    params,
    response: taskDetailSchema,
    handle: ({ deps, params: { key }, actor }) => readTask({ deps, forms }, key, actor),
  }),
  route({
    method: 'post',
    path: '/api/tasks/:key/submissions',
    access: 'signed-in',
    params,
    body: submissionBodySchema,
    response: submissionSchema,
    handle: ({ deps, params: { key }, body, actor }) =>
      submitTask({ deps, forms }, { key, ...body }, actor),
  }),
  route({
    method: 'delete',
    path: '/api/submissions/:id',
    access: 'signed-in',
    params: submissionParams,
    response: 'none',
    handle: ({ deps, params: { id }, actor }) => takeBack(deps, id, actor),
  }),
]

/** The inbox. */
export const taskRoutes = (forms: FormUseCases): Route[] => [
  ...listRoutes,
  ...workRoutes(forms),
  ...ownershipRoutes,
  ...draftRoutes,
]
