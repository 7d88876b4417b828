import { route, type Route } from '#server/web/http/route.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import {
  calendarQuery,
  calendarSchema,
  idParams,
  talkCaseSchema,
  weekQuery,
} from './calendar-schema.ts'
import { feedRoutes } from './feed-routes.ts'
import { findTalkCase } from './find-talk-case.ts'
import { readDay, readWeek } from './read-calendar.ts'
import { recordReminder } from './record-reminder.ts'
import { sendIcal } from './send-ical.ts'
import { readTalkFile } from './talk-file.ts'

const { open } = calendarPolicy

/** Who is when in which talk: the day, the week, and files for calendar programs. */
export const calendarRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/calendar',
    reads: 'calendar',
    access: open,
    query: calendarQuery,
    response: calendarSchema,
    handle: ({ deps, query, actor }) => readDay(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/calendar/week',
    reads: 'calendar',
    access: open,
    query: weekQuery,
    response: calendarSchema,
    handle: ({ deps, query, actor }) => readWeek(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/persons/:id/talk-case',
    reads: 'appointments',
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
    path: '/api/appointments/:id/invitation.ics',
    reads: 'appointments',
    access: open,
    params: idParams,
    response: 'handled',
    handle: async ({ deps, params: { id }, actor, res }) =>
      sendIcal(res, { file: await readTalkFile(deps, id, actor), fileName: 'termin.ics' }),
  }),
  ...feedRoutes(),
]
