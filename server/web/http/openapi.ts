import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import { isRawBody, route, type Route } from './route.ts'

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' })

type Documented = Parameters<typeof createDocument>[0]
type Paths = NonNullable<Documented['paths']>
type Operation = NonNullable<Paths[string]['get']>

/** Describes all mounted routes as OpenAPI 3.1, from the very schemas that check them. */
function describeRoutes(routes: Route[], version: string): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const each of routes) {
    const address = each.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[address] = { ...paths[address], [each.method]: operationOf(each) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Hilfeplan', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    paths: paths as Paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hilfeplan' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
    },
  })
}

function operationOf(each: Route): Operation {
  const isChange = each.method !== 'get'
  const security: Record<string, string[]>[] =
    each.access === 'public' ? [] : [isChange ? { session: [], csrf: [] } : { session: [] }]
  const body = bodyOf(each)
  return {
    security,
    requestParams: {
      path: pathParams(each),
      ...(each.query instanceof z.ZodObject ? { query: each.query } : {}),
    },
    ...(body ? { requestBody: body } : {}),
    responses: {
      [String(each.response === 'none' ? 204 : (each.status ?? 200))]: replyOf(each),
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
}

function pathParams(each: Route): z.ZodObject {
  if (each.params instanceof z.ZodObject) return each.params
  const names = [...each.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  return z.object(Object.fromEntries(names.map((name) => [name, z.string()])))
}

function bodyOf(each: Route): Operation['requestBody'] | null {
  if (!each.body) return null
  if (isRawBody(each.body))
    return {
      content: { [each.body.contentType]: { schema: { type: 'string', format: 'binary' } } },
    }
  return { content: { 'application/json': { schema: each.body } } }
}

function replyOf(each: Route): {
  description: string
  content?: Record<string, { schema: z.ZodType | { type: 'string'; format?: string } }>
} {
  if (each.response === 'none') return { description: 'Done' }
  if (each.response === 'pdf')
    return {
      description: 'PDF',
      content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
    }
  if (each.response === 'handled') return { description: 'See docs' }
  return { description: 'OK', content: { 'application/json': { schema: each.response } } }
}

/** `GET /openapi.json` for the given routes. */
export function openapiRoute(routes: Route[], version: string): Route {
  let described: ReturnType<typeof createDocument> | null = null
  return route({
    method: 'get',
    path: '/openapi.json',
    reads: 'nobody',
    access: 'public',
    response: 'handled',
    handle: ({ res }) => {
      described ??= describeRoutes(routes, version)
      res.json(described)
    },
  })
}
