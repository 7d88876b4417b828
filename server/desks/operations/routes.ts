import { route, type Route } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { actOnGroup, previewAction } from './act-on-group.ts'
import type { OperationsPorts } from './ports.ts'
import { readItems } from './read-items.ts'
import { readOperations } from './read-operations.ts'
import {
  actionBody,
  groupParams,
  itemsQuery,
  itemsSchema,
  operationsSchema,
  previewBody,
  resultsSchema,
} from './schema.ts'
import { tryLetterFirst } from './try-letter.ts'

/** Operations: what is alive, what is stuck by its cause, and what to do about it. */
export const operationsRoutes = (ports: OperationsPorts): Route[] => [
  route({
    method: 'get',
    path: '/api/operations',
    reads: 'nobody',
    access: operationsPolicy.read,
    response: operationsSchema,
    handle: async ({ deps, actor, language }) => {
      await tryLetterFirst(deps, ports.renderSample)
      return await readOperations(deps, actor, language)
    },
  }),
  route({
    method: 'get',
    path: '/api/operations/groups/:group',
    reads: 'operations',
    access: operationsPolicy.read,
    params: groupParams,
    query: itemsQuery,
    response: itemsSchema,
    handle: ({ params, query, ...reader }) =>
      readItems(reader, { group: params.group, cursor: query.cursor }),
  }),
  route({
    method: 'post',
    path: '/api/operations/groups/:group/preview',
    access: operationsPolicy.act,
    params: groupParams,
    body: previewBody,
    response: resultsSchema,
    handle: ({ params, body, ...context }) => previewAction(context, params.group, body),
  }),
  route({
    method: 'post',
    path: '/api/operations/groups/:group/actions',
    access: operationsPolicy.act,
    params: groupParams,
    body: actionBody,
    response: resultsSchema,
    handle: ({ params, body, ...context }) => actOnGroup({ ...context, ports }, params.group, body),
  }),
]
