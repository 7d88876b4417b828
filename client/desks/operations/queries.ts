import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type { Operations } from '#server/desks/operations/schema.ts'

const REFRESH_MS = 10_000

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: ({ signal }) => request<Operations>('/api/operations', { signal }),
  refetchInterval: REFRESH_MS,
})

export const resolveIncident = (key: string) =>
  request<unknown>(`/api/operations/incidents/${key}/resolve`, { method: 'POST' })
export const retryCommand = (id: string) =>
  request<unknown>(`/api/operations/outbox/${id}/retry`, { method: 'POST' })
export const closeCommand = (id: string) =>
  request<unknown>(`/api/operations/outbox/${id}/close`, { method: 'POST' })
