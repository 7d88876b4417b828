import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { AppError } from '#server/base/errors.ts'
import '#server/web/auth/session-data.ts'

/** The token of the session; made at the first question. Clients send it back as `X-CSRF-Token`. */
export function csrfTokenOf(req: Request): string {
  req.session.csrfToken ??= randomBytes(32).toString('base64url')
  return req.session.csrfToken
}

/**
 * Lets a request that changes something pass only if a page of ours sent it: the session's token,
 * and neither an Origin nor a Sec-Fetch-Site that speaks against it.
 * @throws AppError CSRF (403)
 */
export function demandOwnPage(req: Request, ownOrigins: ReadonlySet<string>): void {
  const origin = req.get('Origin')
  const site = req.get('Sec-Fetch-Site')
  const isForeign =
    (origin !== undefined &&
      !ownOrigins.has(origin) &&
      origin !== `${req.protocol}://${req.get('Host')}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (isForeign || !equal(req.session.csrfToken, req.get('X-CSRF-Token'))) {
    throw new AppError({
      code: 'CSRF',
      status: 403,
      sentence: {
        de: 'Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
        en: 'Please reload the page and try again.',
      },
    })
  }
}

function equal(expected: string | undefined, given: string | undefined): boolean {
  if (!expected || !given || expected.length !== given.length) return false
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
