import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { FIRST_PAGE, pathWith, request } from '#client/api/request.ts'
import type {
  DraftView,
  ManyAction,
  ManyOutcome,
  SubmissionView,
  TaskCounts,
  TaskDetail,
  TaskList,
  TaskRow,
  View,
} from '#server/procedure/tasks/schema.ts'

export type Values = Record<string, unknown>

const PAGE = 50

export const taskListQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      request<TaskList>(pathWith('/api/tasks', { view, limit: String(PAGE), cursor: pageParam }), {
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const taskCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: ({ signal }) => request<TaskCounts>('/api/tasks/counts', { signal }),
})

export const taskQuery = (key: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', key],
    queryFn: ({ signal }) => request<TaskDetail>(`/api/tasks/${key}`, { signal }),
  })

/**
 * The next open task of the same subject, asked for at each live event and, should one be missed,
 * every two seconds.
 */
export const nextTaskQuery = (subject: string, after: string) =>
  queryOptions({
    queryKey: ['tasks', 'next', subject, after],
    queryFn: ({ signal }) =>
      request<{ key: string | null }>(
        `/api/tasks/next?${new URLSearchParams({ subject, after })}`,
        { signal },
      ),
    refetchInterval: ({ state }) => (state.data?.key ? false : 2_000),
    staleTime: 0,
  })

type Many = { keys: string[]; action: ManyAction }
const many = (body: Many & { isPreview: boolean }) =>
  request<{ items: ManyOutcome[] }>('/api/tasks/actions', { method: 'POST', body })

/** What would be refused; asked anew each time. */
export const previewQuery = ({ keys, action }: Many) =>
  queryOptions({
    queryKey: ['preview', keys, action],
    queryFn: () => many({ keys, action, isPreview: true }),
    gcTime: 0,
    staleTime: Infinity,
  })
export const actOnMany = (body: Many) => many({ ...body, isPreview: false })

type Colleagues = { items: { id: string; displayName: string; isAbsent: boolean }[] }

/** Caseworkers to whom a task may be given. */
export const colleaguesQuery = queryOptions({
  queryKey: ['staff', 'caseworker'],
  queryFn: ({ signal }) => request<Colleagues>('/api/staff?role=caseworker', { signal }),
})

/**
 * What was typed into a task's form and not yet sent, for as long as the page lives; the server has
 * it a moment later.
 */
export const draftKey = (key: string) => ['drafts', key]

/** Names the sending of a task's form, so that its page does not ask for it any more. */
export const completionKey = (key: string) => ['complete', key]

export const submitTask = (key: string, body: { answers: Values; mode: 'undoable' | 'continue' }) =>
  request<SubmissionView>(`/api/tasks/${key}/submissions`, { method: 'POST', body })
export const takeBack = (submissionId: string) =>
  request<undefined>(`/api/submissions/${submissionId}`, { method: 'DELETE' })
export const saveDraft = (
  key: string,
  body: { answers: Values; revision: number },
  keepalive: boolean,
) => request<DraftView>(`/api/tasks/${key}/draft`, { method: 'PUT', body, keepalive })
export const discardDraft = (key: string) =>
  request<undefined>(`/api/tasks/${key}/draft`, { method: 'DELETE' })
export const claimTask = (key: string) =>
  request<TaskRow>(`/api/tasks/${key}/claim`, { method: 'POST' })
export const releaseTask = (key: string) =>
  request<TaskRow>(`/api/tasks/${key}/claim`, { method: 'DELETE' })
export const assignTask = (key: string, staffId: string) =>
  request<TaskRow>(`/api/tasks/${key}/assignee`, { method: 'PUT', body: { staffId } })
