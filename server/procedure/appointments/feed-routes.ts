import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { requestLimit } from '#server/web/http/request-limit.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import { feedParams, feedSchema } from './calendar-schema.ts'
import { createFeed, readFeed, readFeedFile, revokeFeed } from './feed.ts'
import { sendIcal } from './send-ical.ts'

const { keepFeed } = calendarPolicy
/** Calendar programs ask every few minutes. */
const FEED_REQUESTS = 600
/** Addresses that are none (any more). */
const FEED_MISSES = 60

/**
 * Each address is counted for itself, in one of 65,536 shares: so nobody's requests use up an
 * office's, and who invents addresses fills no memory.
 */
const shareOf = (req: Request): string =>
  createHash('sha256').update(req.path).digest('hex').slice(0, 4)

/** One's own calendar in another program. Each program counts its own requests. */
export const feedRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/calendar/feed',
    reads: 'nobody',
    access: keepFeed,
    response: feedSchema,
    handle: ({ deps, actor }) => readFeed(deps, actor),
  }),
  route({
    method: 'post',
    path: '/api/calendar/feed',
    access: keepFeed,
    response: feedSchema,
    handle: ({ deps, actor }) => createFeed(deps, actor),
  }),
  route({
    method: 'delete',
    path: '/api/calendar/feed',
    access: keepFeed,
    response: 'none',
    handle: ({ deps, actor }) => revokeFeed(deps, actor),
  }),
  route({
    method: 'get',
    path: '/feeds/:secret.ics',
    reads: 'nobody',
    access: 'public',
    params: feedParams,
    response: 'handled',
    guards: [
      requestLimit({ name: 'feed', limit: FEED_REQUESTS, keyOf: shareOf }),
      requestLimit({ name: 'feed-unknown', limit: FEED_MISSES, failedOnly: true }),
    ],
    handle: async ({ deps, params: { secret }, res }) =>
      sendIcal(res, { file: await readFeedFile(deps, secret), fileName: 'termine.ics' }),
  }),
]
