import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type {
  CalendarColumn,
  CalendarTalk,
  CalendarView,
  FeedView,
} from '#server/procedure/appointments/calendar-schema.ts'
import type {
  AppointmentView,
  bookingBody,
  CaseAppointments,
  freeTimesSchema,
} from '#server/procedure/appointments/schema.ts'

export type { AppointmentView, CalendarColumn, CalendarTalk, CalendarView, CaseAppointments }
export type Purpose = AppointmentView['purpose']
export type Place = AppointmentView['place']
export type FreeTimes = z.infer<typeof freeTimesSchema>

function pathWith(path: string, search: Record<string, string | undefined>): string {
  const named = Object.entries(search).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  )
  return `${path}?${new URLSearchParams(named)}`
}

export const caseAppointmentsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['appointments', 'case', caseId],
    queryFn: ({ signal }) =>
      request<CaseAppointments>(`/api/cases/${caseId}/appointments`, { signal }),
  })

/** Three times to choose from, or with `on` every free time of that day. */
export const freeTimesQuery = (
  caseId: string,
  { purpose, on }: { purpose: Purpose; on?: string | undefined },
) =>
  queryOptions({
    queryKey: ['appointments', 'free', caseId, purpose, on ?? ''],
    queryFn: ({ signal }) =>
      request<FreeTimes>(pathWith(`/api/cases/${caseId}/free-times`, { purpose, on }), { signal }),
    staleTime: 0,
  })

export const dayQuery = ({
  on,
  agency,
}: {
  on?: string | undefined
  agency?: string | undefined
}) =>
  queryOptions({
    queryKey: ['appointments', 'day', on ?? '', agency ?? ''],
    queryFn: ({ signal }) =>
      request<CalendarView>(pathWith('/api/calendar', { on, agency }), { signal }),
  })

export const weekQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['appointments', 'week', on ?? ''],
    queryFn: ({ signal }) =>
      request<CalendarView>(pathWith('/api/calendar/week', { on }), { signal }),
  })

export const feedQuery = queryOptions({
  queryKey: ['appointments', 'feed'],
  queryFn: ({ signal }) => request<FeedView>('/api/calendar/feed', { signal }),
})
export const createFeed = () => request<FeedView>('/api/calendar/feed', { method: 'POST' })
export const revokeFeed = () => request<undefined>('/api/calendar/feed', { method: 'DELETE' })

export const findTalkCase = async (personId: string): Promise<string> =>
  (await request<{ caseId: string }>(`/api/persons/${personId}/talk-case`)).caseId

const post = (path: string, body: unknown = {}) => request<unknown>(path, { method: 'POST', body })
export const bookTalk = (caseId: string, body: z.input<typeof bookingBody>) =>
  post(`/api/cases/${caseId}/appointments`, body)
export const confirmTalk = (id: string) => post(`/api/appointments/${id}/confirmation`)
export const refuseTalk = (id: string) => post(`/api/appointments/${id}/refusal`)
export const cancelTalk = (id: string, by: 'client' | 'office') =>
  post(`/api/appointments/${id}/cancellation`, { by })
export const moveTalk = (id: string, startsAt: string) =>
  post(`/api/appointments/${id}/move`, { startsAt })
export const remindOfTalk = (id: string) => post(`/api/appointments/${id}/reminder`)
