import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Reads } from './shown.ts'

export type Language = 'de' | 'en'
type Method = 'get' | 'post' | 'put' | 'delete'
/**
 * What people's data the answer shows; who saw whom is recorded by the route itself. What changes
 * something is recorded as the change that it is.
 */
type Asking = { method: 'get'; reads: Reads } | { method: Exclude<Method, 'get'>; reads?: Reads }

/**
 * Who may knock: everybody, everybody who has signed in, or whom the function lets through (else
 * 403).
 */
export type Access = 'public' | 'signed-in' | ((actor: Actor) => boolean)

/** A body that is bytes, not JSON; `handle` gets a Buffer. */
export type RawBody = { contentType: string; limitBytes: number }

/** An uploaded list. */
export const csvBytes: RawBody = { contentType: 'text/csv', limitBytes: 25 * 1024 * 1024 }

/** What `handle` returns for `response: 'pdf'`; shown in the browser under `fileName`. */
export type PdfReply = { file: Uint8Array; fileName: string }

type Schema = z.ZodType | undefined
type BodyKind = Schema | RawBody
/**
 * 'none' answers 204, 'pdf' sends a PdfReply, 'handled' means that `handle` writes to `res` itself.
 */
type ReplyKind = z.ZodType | 'none' | 'pdf' | 'handled'

type Parsed<S> = S extends RawBody ? Buffer : S extends z.ZodType ? z.output<S> : undefined
type Reply<R> = R extends z.ZodType ? z.input<R> : R extends 'pdf' ? PdfReply : void

export type Handling<A extends Access, P, Q, B> = {
  /** Loaded from the database for this request; null only on a public route. */
  actor: A extends 'public' ? Actor | null : Actor
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  deps: Deps
  language: Language
  requestId: string
  req: Request
  res: Response
}

type RouteOf<A extends Access, P, Q, B, R> = Asking & {
  /**
   * The whole path, e.g. `/api/cases/:id`. Literal segments win over parameters, whatever the
   * order.
   */
  path: string
  access: A
  /** What does not parse here does not exist: 404. */
  params?: P
  query?: Q
  /** Unknown fields are refused (400). Without a schema the body is empty or `{}`. */
  body?: B
  response: R
  /** Status of the happy answer, 200 unless told. */
  status?: number
  /** Asked before `handle`, after the body was read into `req.body` (rate limits). */
  guards?: RequestHandler[]
  handle(handling: Handling<A, P, Q, B>): Promise<Reply<R>> | Reply<R>
}

/** A route as data, the types of its parts forgotten. */
export type Route = {
  method: Method
  reads?: Reads
  path: string
  access: Access
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType | RawBody
  response: ReplyKind
  status?: number
  guards?: RequestHandler[]
  handle(handling: Handling<Access, Schema, Schema, BodyKind>): Promise<unknown>
}

/**
 * Describes one route. Handlers never catch: an AppError becomes application/problem+json in the
 * language asked for, anything else a 500 without detail.
 */
export function route<
  A extends Access,
  R extends ReplyKind,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends BodyKind = undefined,
>(spec: RouteOf<A, P, Q, B, R>): Route {
  return spec as unknown as Route
}

export const isRawBody = (body: Route['body']): body is RawBody =>
  body !== undefined && 'contentType' in body

/** `GET /api/cases/:id`, as logs, the audit trail and the authorisation table name a route. */
export const routeName = (route: Pick<Route, 'method' | 'path'>): string =>
  `${route.method.toUpperCase()} ${route.path}`
