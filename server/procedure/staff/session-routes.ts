import { contextOf } from '#server/web/http/request-context.ts'
import { route, type Handling, type Route } from '#server/web/http/route.ts'
import { csrfTokenOf } from '#server/web/http/csrf.ts'
import { destroySession, startSession } from '#server/web/auth/sessions.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { AppError, notFound } from '#server/base/errors.ts'
import { listDemoStaff } from './list-demo-staff.ts'
import { presentSession } from './present-session.ts'
import { demoSignInBody, demoStaffSchema, sessionSchema, type SessionView } from './schema.ts'
import { signInLimits } from './sign-in-limits.ts'

export type SessionRouteOptions = {
  signIn: 'demo' | 'oidc'
  /** Ends the live events of a session. */
  endSession(sid: string): void
}

/** Session, demo sign-in and sign-out. */
export const sessionRoutes = ({ signIn, endSession }: SessionRouteOptions): Route[] => [
  route({
    method: 'get',
    path: '/api/session',
    reads: 'nobody',
    access: 'public',
    response: sessionSchema,
    handle: ({ actor, deps, req }) =>
      presentSession(deps, { actor, csrfToken: csrfTokenOf(req), signIn }),
  }),
  route({
    method: 'delete',
    path: '/api/session',
    access: 'signed-in',
    response: 'none',
    handle: (handling) => signOut(handling, endSession),
  }),
  route({
    method: 'get',
    path: '/api/demo-staff',
    reads: 'nobody',
    access: 'public',
    response: demoStaffSchema,
    handle: async ({ deps }) => {
      if (signIn !== 'demo') throw notFound()
      return { items: await listDemoStaff(deps) }
    },
  }),
  route({
    method: 'post',
    path: '/api/session/demo',
    access: 'public',
    body: demoSignInBody,
    response: sessionSchema,
    guards: signInLimits(),
    handle: async (handling) => {
      if (signIn !== 'demo') throw notFound()
      return await signInAsSample(handling)
    },
  }),
]

type SignIn = Pick<
  Handling<'public', undefined, undefined, typeof demoSignInBody>,
  'body' | 'deps' | 'req' | 'requestId'
>

/** One of the invented people signs in, by name alone. */
async function signInAsSample({ body, deps, req, requestId }: SignIn): Promise<SessionView> {
  const staff = await deps.db.prisma.staff.findFirst({
    where: { username: body.username, active: true },
    select: { id: true },
  })
  if (!staff) throw unknownAccount()
  await startSession(req, deps.clock, staff.id)
  const actor = (await loadActors(deps.db, deps.clock, [staff.id])).get(staff.id) ?? null
  await deps.db.tx((tx) =>
    recordAudit(tx, deps, {
      actor: staff,
      action: 'session.sign-in',
      subject: `staff:${staff.id}`,
      detail: { by: 'demo' },
      requestId,
    }),
  )
  contextOf(req).actor = actor
  return presentSession(deps, { actor, csrfToken: csrfTokenOf(req), signIn: 'demo' })
}

type SignOut = Pick<
  Handling<'signed-in', undefined, undefined, undefined>,
  'actor' | 'deps' | 'req' | 'requestId'
>

async function signOut(
  { actor, deps, req, requestId }: SignOut,
  endSession: (sid: string) => void,
): Promise<void> {
  const sid = req.sessionID
  await destroySession(req)
  endSession(sid)
  await deps.db.tx((tx) =>
    recordAudit(tx, deps, {
      actor,
      action: 'session.sign-out',
      subject: `staff:${actor.id}`,
      requestId,
    }),
  )
}

const unknownAccount = (): AppError =>
  new AppError({
    code: 'SIGN_IN_FAILED',
    status: 401,
    sentence: { de: 'Die Anmeldung hat nicht geklappt.', en: 'The sign-in did not work.' },
  })
