import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { AppError } from '#server/base/errors.ts'
import { contextOf } from './request-context.ts'

const WINDOW_MS = 15 * 60_000

export type RequestLimit = {
  name: string
  /** Requests in a quarter of an hour. */
  limit: number
  /** Whom they are counted for; the address unless told. */
  keyOf?: (req: Request) => string
  /**
   * Counts only what failed, and beyond the limit refuses only that: who knows the right answer
   * comes in, whoever else fails from the same address.
   */
  failedOnly?: boolean
}

/** The address that a request comes from, an IPv6 network as one. */
export const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '')

/** Refuses with 429 and Retry-After what goes beyond the limit. */
export function requestLimit({
  name,
  limit,
  keyOf = addressOf,
  failedOnly = false,
}: RequestLimit): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: failedOnly,
    keyGenerator: keyOf,
    handler: (req, res, next) => {
      const wait = res.getHeader('Retry-After') ?? WINDOW_MS / 1000
      const refuse = (): AppError => {
        res.set('Retry-After', String(wait))
        return tooManyAttempts()
      }
      if (!failedOnly) return next(refuse())
      res.removeHeader('Retry-After')
      contextOf(req).insteadOfFailure = refuse
      next()
    },
  })
}

const tooManyAttempts = (): AppError =>
  new AppError({
    code: 'TOO_MANY_ATTEMPTS',
    status: 429,
    sentence: {
      de: 'Zu viele Versuche. Bitte warten Sie eine Viertelstunde.',
      en: 'Too many attempts. Please wait a quarter of an hour.',
    },
  })
