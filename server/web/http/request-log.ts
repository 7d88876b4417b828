import type { RequestHandler } from 'express'
import { elapsedMs } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { contextOf } from './request-context.ts'

/**
 * One line per request: method, name of the route, status, milliseconds, ids. No addresses, bodies,
 * names.
 */
export function requestLog({ log, clock }: Deps): RequestHandler {
  return (req, res, next) => {
    const since = clock.wallNow()
    const { requestId } = contextOf(req)
    res.set('X-Request-Id', requestId)
    res.once('close', () => {
      const { routeName, actor } = contextOf(req)
      const isPage = routeName === null
      const line = {
        method: req.method,
        route: routeName ?? '-',
        status: res.statusCode,
        ms: elapsedMs(since),
        requestId,
        actorId: actor?.id ?? null,
      }
      if (isPage) log.debug(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }
}
