import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { parseJsonBody } from '../http/json-body.ts'

const WINDOW_MS = 15 * 60_000

const accountBody = z.object({ username: z.string() })

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '')

function limiter(name: string, limit: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    keyGenerator,
    handler: (_req, res, next) => {
      if (!res.getHeader('Retry-After')) res.set('Retry-After', String(WINDOW_MS / 1000))
      next(tooManyAttempts())
    },
  })
}

/** Failed attempts per address, and per address and account: trying one account or all of them both end; nobody is locked out elsewhere. */
export function signInLimits(): RequestHandler[] {
  return [limiter('address', 50, addressOf), limiter('account', 10, (req) => `${addressOf(req)} ${accountOf(req)}`)]
}

/** Returns from the identity provider that failed, per address. */
export const callbackLimit = (): RequestHandler => limiter('callback', 50, addressOf)

/** The account named in the body, folded so that another spelling is no new account. */
function accountOf(req: Request): string {
  const { data } = accountBody.safeParse(readJson(req.body))
  return (data?.username ?? '').slice(0, 200).normalize('NFKC').toLowerCase().trim()
}

function readJson(bytes: unknown): unknown {
  try {
    return Buffer.isBuffer(bytes) ? parseJsonBody(bytes) : null
  } catch {
    return null // refused with its reason when the body is checked
  }
}

const tooManyAttempts = (): AppError =>
  new AppError({
    code: 'TOO_MANY_ATTEMPTS',
    status: 429,
    sentence: { de: 'Zu viele Versuche. Bitte warten Sie eine Viertelstunde.', en: 'Too many attempts. Please wait a quarter of an hour.' },
  })
