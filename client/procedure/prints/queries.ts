import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { FIRST_PAGE, request } from '#client/api/request.ts'
import type { LetterList, LetterView, PrintRunView } from '#server/procedure/prints/schema.ts'

export type PrintRun = PrintRunView
export type Letter = LetterView
export type LetterState = Letter['state']
export type LetterCounts = LetterList['counts']

const WATCH_MS = 700

export const LISTED = ['open', 'in-run', 'held', 'posted', 'cancelled'] as const
export type ListedState = (typeof LISTED)[number]

export const letterListQuery = (state: ListedState) =>
  infiniteQueryOptions({
    queryKey: ['prints', 'letters', state],
    queryFn: ({ pageParam, signal }) =>
      request<LetterList>(
        `/api/letters?${new URLSearchParams({ state, ...(pageParam ? { cursor: pageParam } : {}) })}`,
        { signal },
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/**
 * Asked for again and again while a run is being rendered: its bar moves faster than live events
 * would tell.
 */
export const printRunsQuery = queryOptions({
  queryKey: ['prints', 'runs'],
  queryFn: ({ signal }) => request<{ items: PrintRunView[] }>('/api/print-runs', { signal }),
  refetchInterval: ({ state }) =>
    state.data?.items.some((run) => run.state === 'rendering') ? WATCH_MS : false,
})

export const startRun = () => request<PrintRunView>('/api/print-runs', { method: 'POST' })
export const postRun = (id: string, postedOn: string) =>
  request<PrintRunView>(`/api/print-runs/${id}/posting`, { method: 'POST', body: { postedOn } })
export const repeatRun = (id: string) =>
  request<PrintRunView>(`/api/print-runs/${id}/repeat`, { method: 'POST' })
export const cancelLetter = (id: string) =>
  request<LetterView>(`/api/letters/${id}/cancellation`, { method: 'POST' })
export const reprintLetter = (id: string) =>
  request<PrintRunView>(`/api/letters/${id}/reprint`, { method: 'POST' })
