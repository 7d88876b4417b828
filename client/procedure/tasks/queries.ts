import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type {
  DraftView,
  LeftDraft,
  ManyAction,
  ManyOutcome,
  SubmissionView,
  TaskCounts,
  TaskDetail,
  TaskRow,
} from '#server/procedure/tasks/schema.ts'
import type { From, TaskPage, TaskView } from '#server/procedure/tasks/view-schema.ts'

export type Values = Record<string, unknown>

export const PAGE = 50
const MOST_PAGES = 8

/** A page, the list that it is of, and its turn: the last one asked for has the newest counts. */
export type ListedPage = TaskPage & { show: string; turn: number }
/** Where a list begins to be read; each jump in it, also to the same row, is one of its own. */
export type Jump = { row: number; nth: number }
export const FROM_TOP: Jump = { row: 0, nth: 0 }

let turns = 0

/** The part of a view around what is looked at, page by page on both sides; never more than 400. */
export const taskListQuery = (view: TaskView, jump: Jump) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', view, jump],
    queryFn: async ({ pageParam, signal }): Promise<ListedPage> => {
      const turn = ++turns
      const body = { view, from: pageParam, limit: PAGE, counts: true }
      const page = await request<TaskPage>('/api/tasks/list', { method: 'POST', body, signal })
      return { ...page, show: JSON.stringify(view), turn }
    },
    initialPageParam: { row: jump.row } as From,
    getNextPageParam: ({ after }): From | null => (after === null ? null : { after }),
    getPreviousPageParam: ({ before }): From | null => (before === null ? null : { before }),
    maxPages: MOST_PAGES,
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

/** What became of a task in whose form the reader was writing, and what is kept of their text. */
export const leftDraftQuery = (key: string) =>
  queryOptions({
    queryKey: ['left', 'one', key],
    queryFn: ({ signal }) => request<LeftDraft>(`/api/tasks/${key}/draft`, { signal }),
    retry: false,
    gcTime: 0,
  })

/** Texts from forms that are gone: of a case, or the reader's own. */
export const leftDraftsQuery = (caseId: string | null) =>
  queryOptions({
    queryKey: ['left', 'of', caseId],
    queryFn: ({ signal }) =>
      request<{ items: LeftDraft[] }>(caseId ? `/api/cases/${caseId}/drafts` : '/api/drafts', {
        signal,
      }),
  })
export const noteFromDraft = (key: string, authorId: string) =>
  request<undefined>(`/api/tasks/${key}/drafts/${authorId}/note`, { method: 'POST' })

export const sharePresence = (key: string, isWriting: boolean) =>
  request<{ others: string[] }>(`/api/tasks/${key}/presence`, {
    method: 'POST',
    body: { isWriting },
  })

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
