import type { Response } from 'express'
import { requestLimit } from '#server/web/http/request-limit.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import {
  calendarQuery,
  calendarSchema,
  feedParams,
  feedSchema,
  idParams,
  talkCaseSchema,
  weekQuery,
} from './calendar-schema.ts'
import { createFeed, readFeed, readFeedFile, revokeFeed } from './feed.ts'
import { findTalkCase } from './find-talk-case.ts'
import { readDay, readWeek } from './read-calendar.ts'
import { recordReminder } from './record-reminder.ts'
import { readTalkFile } from './talk-file.ts'

const { open, keepFeed } = calendarPolicy
/** Calendar programs ask every few minutes; an office behind one address has some dozens of them. */
const FEED_REQUESTS = 600
/** Addresses that are none (any more). */
const FEED_MISSES = 60

const sendIcal = (res: Response, { file, fileName }: { file: string; fileName: string }): void => {
  res
    .set({
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    })
    .send(file)
}

/** Who is when in which talk: the day, the week, and files for calendar programs. Each program counts its own requests. */
export const calendarRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/calendar',
    access: open,
    query: calendarQuery,
    response: calendarSchema,
    handle: ({ deps, query, actor }) => readDay(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/calendar/week',
    access: open,
    query: weekQuery,
    response: calendarSchema,
    handle: ({ deps, query, actor }) => readWeek(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/persons/:id/talk-case',
    access: appointmentPolicy.list,
    params: idParams,
    response: talkCaseSchema,
    handle: ({ deps, params: { id }, actor }) => findTalkCase(deps, id, actor),
  }),
  route({
    method: 'post',
    path: '/api/appointments/:id/reminder',
    access: appointmentPolicy.list,
    params: idParams,
    response: 'none',
    handle: ({ deps, params: { id }, actor }) => recordReminder(deps, id, actor),
  }),
  route({
    method: 'get',
    path: '/api/calendar/feed',
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
    path: '/api/appointments/:id/invitation.ics',
    access: open,
    params: idParams,
    response: 'handled',
    handle: async ({ deps, params: { id }, actor, res }) =>
      sendIcal(res, { file: await readTalkFile(deps, id, actor), fileName: 'termin.ics' }),
  }),
  route({
    method: 'get',
    path: '/feeds/:secret.ics',
    access: 'public',
    params: feedParams,
    response: 'handled',
    guards: [
      requestLimit({ name: 'feed', limit: FEED_REQUESTS }),
      requestLimit({ name: 'feed-unknown', limit: FEED_MISSES, failedOnly: true }),
    ],
    handle: async ({ deps, params: { secret }, res }) =>
      sendIcal(res, { file: await readFeedFile(deps, secret), fileName: 'termine.ics' }),
  }),
]
