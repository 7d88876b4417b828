import { join } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import { recordReading } from '#server/procedure/persons/record-reading.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import { createActorSource } from '#server/web/auth/actor-source.ts'
import { createOidc, type Oidc } from '#server/web/auth/oidc.ts'
import { createSessions } from '#server/web/auth/sessions.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Env } from '#server/base/env.ts'
import { healthRoutes, type Probes } from '#server/desks/health/routes.ts'
import { knownHostOnly, noStore, securityHeaders } from '#server/web/http/headers.ts'
import { liveRoutes, type LiveHub } from '#server/web/http/live.ts'
import { mountRoutes, type Refused } from '#server/web/http/mount-routes.ts'
import { openapiRoute } from '#server/web/http/openapi.ts'
import { problemHandler, unknownAddress } from '#server/web/http/problem.ts'
import { requestLog } from '#server/web/http/request-log.ts'
import type { Route } from '#server/web/http/route.ts'
import { staticClient } from '#server/web/http/static-client.ts'
import { staffRoutes } from '#server/procedure/staff/routes.ts'
import { presenceRoutes } from '#server/procedure/tasks/presence-routes.ts'
import { sessionRoutes } from '#server/procedure/staff/session-routes.ts'
import { signInRoutes } from '#server/procedure/staff/sign-in-routes.ts'

export type AppOptions = {
  deps: Deps
  env: Pick<
    Env,
    'PUBLIC_URL' | 'TRUSTED_PROXIES' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'
  >
  /** Routes of the nouns; session, staff, live events, health and OpenAPI are added here. */
  routes: Route[]
  hub: LiveHub
  probes: Probes
  sessionSecret: string
  /** Folder of the built client. */
  clientFolder?: string
  version?: string
  /** A field too many in an answer is an error instead of a warning. */
  strictResponses?: boolean
}

export type App = {
  app: Express
  /** All routes that are mounted, for the authorisation matrix. */
  routes: Route[]
  /**
   * Ends the open live events and lets the session store go; the listening server is the caller's.
   */
  close(): Promise<void>
}

/** The Express application, without listen. */
export function createApp(options: AppOptions): App {
  const { deps, env, hub, sessionSecret } = options
  const isHttps = env.PUBLIC_URL?.startsWith('https:') ?? false
  const sessions = createSessions({
    ...deps,
    secret: sessionSecret,
    isSecure: isHttps,
    actorOf: createActorSource(deps.db, deps.clock),
  })
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', env.TRUSTED_PROXIES ?? false)
  app.use(requestLog(deps), securityHeaders(isHttps), knownHostOnly(env.PUBLIC_URL))
  app.use(['/api', '/auth', '/health', '/feeds'], noStore)
  app.use(['/api', '/auth'], sessions.middleware)
  app.use('/health/ready', sessions.middleware.map(orStranger))

  const routes = allRoutes(options)
  mountRoutes(app, routes, {
    deps,
    ownOrigins: new Set(env.PUBLIC_URL ? [new URL(env.PUBLIC_URL).origin] : []),
    strictResponses: options.strictResponses ?? false,
    onRefused: (refused) => recordRefusal(deps, refused),
    onShown: (shown) => recordReading(deps, shown),
  })
  app.use(['/api', '/auth', '/health', '/feeds'], unknownAddress)
  app.use(staticClient(options.clientFolder ?? join(import.meta.dirname, '../../dist/client')))
  app.use(unknownAddress, problemHandler(deps.log))
  return {
    app,
    routes,
    async close() {
      await hub.close()
      sessions.close()
    },
  }
}

function allRoutes({ env, routes, hub, probes, version = '0.1.0' }: AppOptions): Route[] {
  const oidc = oidcOf(env)
  const signIn = oidc ? ('oidc' as const) : ('demo' as const)
  const own = [
    ...sessionRoutes({ signIn, endSession: (sid) => hub.endSession(sid) }),
    ...(oidc ? signInRoutes(oidc) : []),
    ...staffRoutes,
    ...liveRoutes(hub),
    ...presenceRoutes(hub.presence),
    ...healthRoutes(probes),
  ]
  const all = [...own, ...routes]
  return [...all, openapiRoute(all, version)]
}

function oidcOf({
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  PUBLIC_URL,
}: AppOptions['env']): Oidc | null {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !PUBLIC_URL) return null
  return createOidc({
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    publicUrl: PUBLIC_URL,
  })
}

/** With the database away nobody is known, and readiness still answers. */
function orStranger(middleware: RequestHandler): RequestHandler {
  return async (req, res, next) => {
    try {
      await middleware(req, res, () => next())
    } catch {
      next()
    }
  }
}

/** An attempt at something foreign leaves a trace; ids only. */
async function recordRefusal(
  deps: Deps,
  { actorId, route, params, status, requestId }: Refused,
): Promise<void> {
  const harmless = Object.entries(params).filter(([, value]) => /^[\w-]{1,64}$/.test(value))
  await recordRead(deps, {
    actor: { id: actorId },
    action: 'access.refused',
    subject: `route:${route}`,
    detail: { ...Object.fromEntries(harmless), status },
    requestId,
  })
}
