import connectPgSimple from 'connect-pg-simple'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import type { Logger } from 'pino'
import type { Clock } from '#server/base/clock.ts'
import type { Db } from '#server/base/db.ts'
import { csrfTokenOf } from '#server/web/http/csrf.ts'
import { contextOf, saidInUse } from '#server/web/http/request-context.ts'
import type { ActorSource } from './actor-source.ts'
import './session-data.ts'

const IDLE_MS = 8 * 3_600_000
/** A session ends this long after the sign-in, however busy it is. */
export const ABSOLUTE_MS = 12 * 3_600_000
const PROLONG_MS = 60_000

export type SessionsOptions = {
  db: Db
  clock: Clock
  log: Logger
  secret: string
  isSecure: boolean
  actorOf: ActorSource
}

/**
 * Sessions in PostgreSQL: 8 hours without use, 12 hours at most, the actor loaded anew for each
 * request. What a page asks for by itself is no use.
 */
export function createSessions({ db, clock, log, secret, isSecure, actorOf }: SessionsOptions): {
  middleware: RequestHandler[]
  close(): void
} {
  const Store = connectPgSimple(session)
  const store = new Store({
    pool: db.pool,
    tableName: 'session',
    pruneSessionInterval: 900,
    disableTouch: true,
    errorLog: () => log.warn('session store failed'),
  })
  const cookies = session({
    store,
    secret,
    name: isSecure ? '__Host-hilfeplan' : 'hilfeplan',
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: IDLE_MS },
  })
  return { middleware: [cookies, readSession(clock, actorOf)], close: () => store.close() }
}

/**
 * Turns the session into the actor of the request; ends it when its time is over or the person is
 * no longer active.
 */
function readSession(clock: Clock, actorOf: ActorSource): RequestHandler {
  return async (req, _res, next) => {
    const { staffId, signedInAt = 0, seenAt = 0 } = req.session
    if (!staffId) return next()
    const at = clock.wallNow().getTime()
    const actor = at - signedInAt < ABSOLUTE_MS ? await actorOf(staffId) : null
    if (!actor) await renewSession(req)
    // written once a minute instead of at each request
    else if (isUse(req) && at - seenAt > PROLONG_MS) req.session.seenAt = at
    contextOf(req).actor = actor
    next()
  }
}

/**
 * Whether a person is behind the request. A page says it (`X-In-Use`: somebody typed or clicked
 * within the last minute); where nothing is said, reading may be a page that refreshes itself.
 */
const isUse = (req: Request): boolean => saidInUse(req) ?? req.method !== 'GET'

/** Drops the session with everything in it and starts an empty one under a new id. */
async function renewSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.regenerate((error: unknown) => (error ? reject(asError(error)) : resolve())),
  )
}

/** Ends the session for good. */
export async function destroySession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.destroy((error: unknown) => (error ? reject(asError(error)) : resolve())),
  )
}

/** Writes the session before the answer leaves: the browser may come back faster than the store. */
export async function saveSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.save((error: unknown) => (error ? reject(asError(error)) : resolve())),
  )
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('The session could not be written.')

/** Signs a person in under a new session id (no session of before lives on). */
export async function startSession(req: Request, clock: Clock, staffId: string): Promise<void> {
  await renewSession(req)
  const at = clock.wallNow().getTime()
  Object.assign(req.session, { staffId, signedInAt: at, seenAt: at })
  csrfTokenOf(req)
  await saveSession(req)
}
