import type { Express, Request, RequestHandler } from 'express'
import type { Deps } from '#server/base/deps.ts'
import { AppError, forbidden } from '#server/base/errors.ts'
import { demandOwnPage } from './csrf.ts'
import { bodyReader, requestParser } from './parse-request.ts'
import { refusalOf } from './problem.ts'
import { contextOf, saidInUse } from './request-context.ts'
import { routeName, type Route } from './route.ts'
import { sendReply } from './send-reply.ts'
import { idsIn, type Shown } from './shown.ts'

/** A signed-in person asked for something and got 403 or 404. */
export type Refused = {
  actorId: string
  route: string
  params: Record<string, string>
  status: number
  requestId: string
}

export type MountOptions = {
  /** Origins of our own pages beside the one of the request's Host. */
  ownOrigins: ReadonlySet<string>
  /** A field too many in an answer is an error (tests, development) instead of a warning. */
  strictResponses: boolean
  deps: Deps
  onRefused?: (refused: Refused) => Promise<void>
  /** An answer shows people: told before it leaves, so that nobody reads without a trace. */
  onShown?: (shown: Shown) => Promise<void>
}

/** Puts the routes into the app; literal segments before parameters, whatever their order. */
export function mountRoutes(app: Express, routes: Route[], options: MountOptions): void {
  for (const route of sortRoutes(routes)) {
    app[route.method](
      route.path,
      admit(route, options),
      bodyReader(route),
      ...(route.guards ?? []),
      handler(route, options),
    )
  }
}

/** Routes in the order in which they must be asked. */
export function sortRoutes(routes: Route[]): Route[] {
  const rank = (route: Route): string =>
    route.path
      .split('/')
      .map((segment) => (/^[:*]/.test(segment) ? '1' : `0${segment}`))
      .join('/')
  return routes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

function admit(route: Route, { ownOrigins, onRefused }: MountOptions): RequestHandler {
  return async (req, _res, next) => {
    const context = contextOf(req)
    context.routeName = routeName(route)
    if (route.access !== 'public' && !context.actor) throw unauthenticated()
    if (route.method !== 'get') demandOwnPage(req, ownOrigins)
    if (typeof route.access === 'function' && !(context.actor && route.access(context.actor))) {
      await onRefused?.(refusedOf(req, 403))
      throw forbidden()
    }
    next()
  }
}

function handler(route: Route, options: MountOptions): RequestHandler {
  const { deps, strictResponses, onRefused } = options
  const parse = requestParser(route)
  const tellShown = shownBy(route, options)
  return async (req, res) => {
    const { actor, language, requestId } = contextOf(req)
    try {
      const result = await route.handle({
        actor,
        language,
        requestId,
        deps,
        req,
        res,
        ...parse(req),
      } as Parameters<Route['handle']>[0])
      await tellShown?.(req, result)
      const surplus = sendReply(res, route, { result, strict: strictResponses })
      if (surplus.length)
        deps.log.warn({ route: routeName(route), paths: surplus }, 'fields left out of an answer')
    } catch (error) {
      if (error instanceof AppError && error.current) await tellShown?.(req, error.current)
      const status = refusalOf(error)?.status
      if (actor && (status === 403 || status === 404)) await onRefused?.(refusedOf(req, status))
      throw (status && contextOf(req).insteadOfFailure?.()) || error
    }
  }
}

type TellShown = (req: Request, answer: unknown) => Promise<void>

function shownBy({ reads }: Route, { onShown }: MountOptions): TellShown | null {
  if (!onShown || !reads || reads === 'nobody') return null
  return async (req, answer) => {
    const { actor } = contextOf(req)
    const ids = idsIn(req.params, answer)
    const isBackground = saidInUse(req) === false
    if (actor && ids.length > 0)
      await onShown({ actorId: actor.id, kind: reads, ids, isBackground })
  }
}

function refusedOf(req: Request, status: number): Refused {
  const { actor, routeName: name, requestId } = contextOf(req)
  return {
    actorId: actor?.id ?? '',
    route: name ?? '',
    params: { ...req.params } as Record<string, string>,
    status,
    requestId,
  }
}

const unauthenticated = (): AppError =>
  new AppError({
    code: 'SIGN_IN',
    status: 401,
    sentence: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  })
