import type { Response } from 'express'
import { routeName, type PdfReply, type Route } from './route.ts'

/**
 * Sends what `handle` returned, as the route's `response` says; returns the places of fields that
 * its schema does not name (they stay here).
 * @throws Error naming them when `strict`.
 */
export function sendReply(
  res: Response,
  route: Route,
  { result, strict }: { result: unknown; strict: boolean },
): string[] {
  const { response, status = res.statusCode } = route
  if (response === 'none') res.status(204).end()
  if (response === 'pdf') sendPdf(res, result as PdfReply)
  if (typeof response === 'string') return []
  const parsed = response.parse(result)
  const surplus = surplusPaths(result, parsed)
  if (strict && surplus.length)
    throw new Error(
      `${routeName(route)} answers with fields that its schema does not name: ` +
        `${surplus.join(', ')}.`,
    )
  res.status(status).json(parsed)
  return surplus
}

function sendPdf(res: Response, { file, fileName }: PdfReply): void {
  const safeName = fileName.replaceAll(/[^\w.-]/g, '_')
  // Our own pages show letters in a frame; nobody else may.
  res.set({
    'X-Frame-Options': 'SAMEORIGIN',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
  })
  res.type('application/pdf').set('Content-Disposition', `inline; filename="${safeName}"`)
  res.send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}

/** Names of fields that are in `given` and no longer in `kept`, e.g. `items.0.diedOn`. */
export function surplusPaths(given: unknown, kept: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null)
    return []
  return Object.entries(given).flatMap(([key, value]) => {
    const place = path ? `${path}.${key}` : key
    if (!Object.hasOwn(kept, key)) return value === undefined ? [] : [place]
    return surplusPaths(value, (kept as Record<string, unknown>)[key], place)
  })
}
