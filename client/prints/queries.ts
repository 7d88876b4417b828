import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'

export type LetterState = 'queued' | 'in-run' | 'posted' | 'cancelled' | 'held' | 'returned'
export type Letter = {
  id: string
  reference: string
  documentType: string
  title: string
  titleEn: string
  person: string
  city: string | null
  state: LetterState
  createdAt: string
  postedOn: string | null
  runId: string | null
  holdReason: string | null
  abilities: { cancel: boolean; reprint: boolean; markReturned: boolean }
}
export type LetterCounts = { open: number; inRun: number; posted: number; cancelled: number; held: number }
export type LetterList = { items: Letter[]; nextCursor: string | null; counts: LetterCounts }

export type PrintRun = {
  id: string
  number: number
  state: 'rendering' | 'ready' | 'posted' | 'failed' | 'jammed'
  progress: { done: number; total: number }
  count: number
  leftOut: { letterId: string; reference: string; reason: string; reasonEn: string }[]
  createdAt: string
  createdBy: string | null
  postedOn: string | null
  failure: string | null
  abilities: { post: boolean; repeat: boolean; download: boolean }
}

const WATCH_MS = 700

export type ListedState = 'open' | 'posted' | 'cancelled'

export const letterListQuery = (state: ListedState) =>
  infiniteQueryOptions({
    queryKey: ['prints', 'letters', state],
    queryFn: ({ pageParam, signal }) => request<LetterList>(`/api/letters?${new URLSearchParams({ state, ...(pageParam ? { cursor: pageParam } : {}) })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Asked for again and again while a run is being rendered: its bar moves faster than live events would tell. */
export const printRunsQuery = queryOptions({
  queryKey: ['prints', 'runs'],
  queryFn: ({ signal }) => request<{ items: PrintRun[] }>('/api/print-runs', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'rendering') ? WATCH_MS : false),
})

export const startRun = () => request<PrintRun>('/api/print-runs', { method: 'POST' })
export const postRun = (id: string, postedOn: string) => request<PrintRun>(`/api/print-runs/${id}/posting`, { method: 'POST', body: { postedOn } })
export const repeatRun = (id: string) => request<PrintRun>(`/api/print-runs/${id}/repeat`, { method: 'POST' })
export const cancelLetter = (id: string) => request<Letter>(`/api/letters/${id}/cancellation`, { method: 'POST' })
export const reprintLetter = (id: string) => request<PrintRun>(`/api/letters/${id}/reprint`, { method: 'POST' })
