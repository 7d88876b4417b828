import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { FIRST_PAGE, pathWith, request } from '#client/api/request.ts'
import type {
  CaseDetail,
  Diagram,
  Timeline,
  TimelineQuery,
  caseListSchema,
} from '#server/procedure/cases/schema.ts'

type CaseList = z.infer<typeof caseListSchema>

export const caseListQuery = (status: 'open' | 'closed') =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', status],
    queryFn: ({ pageParam, signal }) =>
      request<CaseList>(pathWith('/api/cases', { status, cursor: pageParam }), { signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => request<CaseDetail>(`/api/cases/${id}`, { signal }),
  })

export const caseDiagramQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'diagram', id],
    queryFn: ({ signal }) => request<Diagram>(`/api/cases/${id}/diagram`, { signal }),
  })

export type TimelineKind = NonNullable<TimelineQuery['kind']>

export const timelineQuery = (id: string, kind: TimelineKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'timeline', id, kind],
    queryFn: ({ pageParam, signal }) =>
      request<Timeline>(pathWith(`/api/cases/${id}/timeline`, { kind, cursor: pageParam }), {
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

const change = (path: string, body: unknown = {}) =>
  request<CaseDetail>(`/api/cases/${path}`, { method: 'POST', body })

export const withdrawCase = (id: string) => change(`${id}/withdrawal`)
export const recordDeath = (id: string, diedOn: string) => change(`${id}/death`, { diedOn })
export const withdrawConsent = (id: string, consentId: string) =>
  change(`${id}/consents/${consentId}/withdrawal`)
export const decideParticipation = (id: string, participation: 'yes' | 'no' | 'one-off') =>
  change(`${id}/decision`, { participation })
export const moveDeadline = (waitId: string, body: { dueOn: string; reason: string }) =>
  request<{ dueAt: string }>(`/api/waits/${waitId}/deadline`, { method: 'POST', body })
export const endWait = (waitId: string) =>
  request<undefined>(`/api/waits/${waitId}/end`, { method: 'POST' })
export const pauseCase = (id: string, until: string) => change(`${id}/pause`, { until })
export const resumeCase = (id: string) => change(`${id}/resumption`)
export const signalCase = (id: string, signal: 'concern' | 'review') =>
  change(`${id}/signals`, { signal })
export type NoteKind = 'phone' | 'counter' | 'mail' | 'visit' | 'note'
export const addNote = (
  id: string,
  note: { id: string; kind: NoteKind; text: string; confidential: boolean },
) => change(`${id}/notes`, note)
/** Outlives the page, which may be left while it is on its way. */
export const saveNoteDraft = (id: string, text: string) =>
  request<undefined>(`/api/cases/${id}/note-draft`, {
    method: 'PUT',
    body: { text },
    keepalive: true,
  })
export const declareConflict = (id: string, staffId: string) =>
  request<undefined>(`/api/cases/${id}/conflicts/${staffId}`, { method: 'PUT' })
export const takeBackConflict = (id: string, staffId: string) =>
  request<undefined>(`/api/cases/${id}/conflicts/${staffId}`, { method: 'DELETE' })
