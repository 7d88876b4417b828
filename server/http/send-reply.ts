import type { Response } from 'express'
import type { z } from 'zod'
import type { PdfReply, Route } from './route.ts'

/** Sends what `handle` returned, as the route's `response` says. `onSurplus` hears of fields that the schema does not name. */
export function sendReply(res: Response, route: Route, result: unknown, onSurplus: (paths: string[]) => void): void {
  const { response, status = res.statusCode } = route
  if (response === 'handled') return
  if (response === 'none') return void res.status(204).end()
  if (response === 'pdf') return sendPdf(res, result as PdfReply)
  res.status(status).json(checkedReply(response, result, onSurplus))
}

/** The reply as its schema lets it out. @throws ZodError when it does not fit (our mistake: 500). */
function checkedReply(schema: z.ZodType, result: unknown, onSurplus: (paths: string[]) => void): unknown {
  const parsed = schema.parse(result)
  const surplus = surplusPaths(result, parsed)
  if (surplus.length) onSurplus(surplus)
  return parsed
}

function sendPdf(res: Response, { file, fileName }: PdfReply): void {
  const safeName = fileName.replaceAll(/[^\w.-]/g, '_')
  // Our own pages show letters in a frame; nobody else may.
  res.set({ 'X-Frame-Options': 'SAMEORIGIN', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'" })
  res.type('application/pdf').set('Content-Disposition', `inline; filename="${safeName}"`)
  res.send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}

/** Names of fields that are in `given` and no longer in `kept`, e.g. `items.0.diedOn`. */
export function surplusPaths(given: unknown, kept: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return []
  return Object.entries(given).flatMap(([key, value]) => {
    const place = path ? `${path}.${key}` : key
    if (!Object.hasOwn(kept, key)) return value === undefined ? [] : [place]
    return surplusPaths(value, (kept as Record<string, unknown>)[key], place)
  })
}
