import express, { type Request, type RequestHandler } from 'express'
import { z } from 'zod'
import { AppError, invalid, notFound } from '#server/base/errors.ts'
import { issuesOf } from './issues.ts'
import { parseJsonBody, refuseBadText } from './json-body.ts'
import { isRawBody, type Route } from './route.ts'

const JSON_LIMIT_BYTES = 256 * 1024

/** Unknown fields of an object are refused unless its schema says otherwise. */
const strict = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema

/**
 * Keeps the body's bytes in `req.body`; larger or packed bodies are refused before they are read.
 */
export function bodyReader(route: Route): RequestHandler {
  const limit = isRawBody(route.body) ? route.body.limitBytes : JSON_LIMIT_BYTES
  return express.raw({ type: () => true, limit, inflate: false })
}

export type Parts = { params: unknown; query: unknown; body: unknown }

/**
 * Makes the reader of a route's params, query and body. It throws AppError: 404 for params, 400
 * with issues, 415.
 */
export function requestParser(route: Route): (req: Request) => Parts {
  const query = strict(route.query ?? z.object({}))
  const params = route.params
  const readBody = bodyParser(route)
  return (req) => ({
    params: params ? paramsOf(params, req) : undefined,
    query: route.query ? check(query, plainQuery(req)) : void check(query, plainQuery(req)),
    body: readBody(req),
  })
}

function bodyParser(route: Route): (req: Request) => unknown {
  const { body } = route
  if (route.method === 'get') return () => undefined
  if (isRawBody(body)) return (req) => rawBytes(req, body.contentType)
  const schema = strict(body ?? z.object({}))
  return (req) => {
    const checked = check(schema, jsonOf(req))
    return body ? checked : undefined
  }
}

function rawBytes(req: Request, contentType: string): Buffer {
  if (!req.is(contentType)) throw unsupported()
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
}

function jsonOf(req: Request): unknown {
  if (!Buffer.isBuffer(req.body) || req.body.length === 0) return {}
  if (!req.is('application/json')) throw unsupported()
  return parseJsonBody(req.body)
}

function paramsOf(schema: z.ZodType, req: Request): unknown {
  const parsed = schema.safeParse(req.params)
  if (!parsed.success) throw notFound()
  return parsed.data
}

/**
 * Express' simple query parser gives strings and, for a name given twice, arrays; no schema of ours
 * takes an array by chance.
 */
function plainQuery(req: Request): unknown {
  const query = { ...req.query }
  refuseBadText(query)
  return query
}

function check(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (!parsed.success) throw invalid(issuesOf(parsed.error))
  return parsed.data
}

const unsupported = (): AppError =>
  new AppError({
    code: 'UNSUPPORTED_TYPE',
    status: 415,
    sentence: {
      de: 'Dieses Format wird hier nicht angenommen.',
      en: 'This format is not accepted here.',
    },
  })
