import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { AppError } from '#server/base/errors.ts'

const CSP = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"], // letters are shown in a frame of our own pages
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** Security headers on every answer; HSTS only where the public address is https. */
export function securityHeaders(isHttps: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CSP },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
      crossOriginEmbedderPolicy: false,
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')
      next()
    },
  ]
}

/** Answers with data are kept nowhere. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses a Host that is not ours, so that no foreign name can be pointed at this server. Health
 * probes may use an address.
 */
export function knownHostOnly(publicUrl: string | undefined): RequestHandler {
  const own = publicUrl ? new URL(publicUrl).hostname : null
  return (req, _res, next) => {
    const name = hostNameOf(req.get('Host'))
    if (name !== null && (name === own || LOOPBACK.has(name) || req.path.startsWith('/health/')))
      return next()
    next(
      new AppError({
        code: 'UNKNOWN_HOST',
        status: 421,
        sentence: {
          de: 'Unter diesem Namen ist das Programm nicht erreichbar.',
          en: 'The program is not served under this name.',
        },
      }),
    )
  }
}

function hostNameOf(host: string | undefined): string | null {
  return host && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null
}
