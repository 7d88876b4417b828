import type { Request, Response } from 'express'
import { z } from 'zod'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Identity, Oidc } from '#server/web/auth/oidc.ts'
import { safeReturnTo } from '#server/web/auth/return-to.ts'
import { saveSession, startSession } from '#server/web/auth/sessions.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { loggable } from '#server/web/http/problem.ts'
import { route, type Language, type Route } from '#server/web/http/route.ts'
import { findStaffByIdentity } from './find-staff.ts'

const UNAVAILABLE: Sentence = {
  de: 'Die Anmeldung ist gerade nicht erreichbar. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  en: 'The sign-in cannot be reached at the moment. Please try again in a few minutes.',
}
const FAILED: Sentence = {
  de: 'Die Anmeldung hat nicht geklappt. Bitte melden Sie sich noch einmal an.',
  en: 'The sign-in did not work. Please sign in again.',
}
const UNKNOWN: Sentence = {
  de: 'Sie sind angemeldet, aber für dieses Programm nicht eingetragen. Bitte wenden Sie sich an die Systembetreuung.',
  en: 'You are signed in, but not registered for this program. Please ask the administrators.',
}

/** Sign-in by OpenID Connect: away to the identity provider and back. */
export const signInRoutes = (oidc: Oidc): Route[] => [
  route({
    method: 'get',
    path: '/auth/sign-in',
    reads: 'nobody',
    access: 'public',
    query: z.strictObject({ returnTo: z.string().max(1000).optional() }),
    response: 'handled',
    handle: async ({ query, deps, req, res, language }) => {
      const begun = await oidc.begin(safeReturnTo(query.returnTo)).catch((error: unknown) => {
        deps.log.error(loggable(error), 'identity provider not reachable')
        return null
      })
      if (!begun) return sendPage(res, { status: 503, language, sentence: UNAVAILABLE })
      req.session.pendingSignIn = begun.pending
      await saveSession(req)
      res.redirect(begun.address)
    },
  }),
  route({
    method: 'get',
    path: '/auth/callback',
    reads: 'nobody',
    access: 'public',
    query: z.looseObject({}),
    response: 'handled',
    handle: async ({ deps, req, res, language, requestId }) => {
      const identity = await identityOf(oidc, req, deps)
      if (!identity) return sendPage(res, { status: 400, language, sentence: FAILED })
      const { returnTo } = identity
      const staffId = await deps.db.tx(async (tx) => {
        const found = await findStaffByIdentity(tx, identity)
        await recordAudit(tx, deps, {
          actor: found ? { id: found } : null,
          action: found ? 'session.sign-in' : 'session.refused',
          subject: found ? `staff:${found}` : 'staff:unknown',
          detail: { by: 'oidc' },
          requestId,
        })
        return found
      })
      if (!staffId) return sendPage(res, { status: 403, language, sentence: UNKNOWN })
      await startSession(req, deps.clock, staffId)
      res.redirect(returnTo)
    },
  }),
]

/**
 * Who came back; null when nothing was begun in this session or the answer does not match. What was
 * begun is used up.
 */
async function identityOf(
  oidc: Oidc,
  req: Request,
  { log }: Deps,
): Promise<(Identity & { returnTo: string }) | null> {
  const pending = req.session.pendingSignIn
  if (!pending) return null
  delete req.session.pendingSignIn
  try {
    return { ...(await oidc.finish(req.originalUrl, pending)), returnTo: pending.returnTo }
  } catch (error) {
    log.warn(loggable(error), 'sign-in refused')
    return null
  }
}

function sendPage(
  res: Response,
  { status, language, sentence }: { status: number; language: Language; sentence: Sentence },
): void {
  const again = { de: 'Noch einmal anmelden', en: 'Sign in again' }[language]
  res.status(status).type('html').send(`<!doctype html><html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hilfeplan</title>
<main><h1>Hilfeplan</h1><p>${sentence[language]}</p>
<p><a href="/auth/sign-in">${again}</a></p></main></html>`)
}
