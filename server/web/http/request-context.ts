import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Actor } from '#server/web/auth/actor.ts'
import type { AppError } from '#server/base/errors.ts'
import type { Language } from './route.ts'

/** What the parts of one request share. */
export type RequestContext = {
  requestId: string
  language: Language
  /** Filled once the session is read; null for strangers. */
  actor: Actor | null
  /** Name of the route that matched; never the address with its values. */
  routeName: string | null
  /** What a failure is answered with, once there were too many of them. */
  insteadOfFailure: (() => AppError) | null
}

const contexts = new WeakMap<Request, RequestContext>()

/** The context of a request; made at the first question. */
export function contextOf(req: Request): RequestContext {
  const known = contexts.get(req)
  if (known) return known
  const context: RequestContext = {
    requestId: randomUUID(),
    language: languageOf(req),
    actor: null,
    routeName: null,
    insteadOfFailure: null,
  }
  contexts.set(req, context)
  return context
}

/**
 * What the page says of its person (`X-In-Use`): somebody typed or clicked within the last minute,
 * or it asks by itself; null where it says nothing.
 */
export function saidInUse(req: Request): boolean | null {
  const said = req.get('X-In-Use')
  return said ? said === '1' : null
}

function languageOf(req: Request): Language {
  return req.acceptsLanguages('de', 'en') === 'en' ? 'en' : 'de'
}
