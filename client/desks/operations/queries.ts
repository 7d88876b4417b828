import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type {
  ActionBody,
  Operations,
  PreviewBody,
  TroubleAction,
  TroubleGroupView,
  TroubleItems,
  TroubleResults,
} from '#server/desks/operations/schema.ts'

export type { Operations, TroubleAction, TroubleResults }
export type Group = TroubleGroupView
export type Item = TroubleItems['items'][number]

const REFRESH_MS = 10_000

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: ({ signal }) => request<Operations>('/api/operations', { signal }),
  refetchInterval: REFRESH_MS,
})

export const itemsQuery = (group: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'items', group],
    queryFn: ({ signal, pageParam }) =>
      request<TroubleItems>(
        `/api/operations/groups/${group}${pageParam ? `?cursor=${pageParam}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const previewQuery = (group: string, body: PreviewBody) =>
  queryOptions({
    queryKey: ['operations', 'preview', group, body],
    queryFn: ({ signal }) =>
      request<TroubleResults>(`/api/operations/groups/${group}/preview`, {
        method: 'POST',
        body,
        signal,
      }),
    retry: false,
    gcTime: 0,
  })

export const act = (group: string, body: ActionBody) =>
  request<TroubleResults>(`/api/operations/groups/${group}/actions`, { method: 'POST', body })
