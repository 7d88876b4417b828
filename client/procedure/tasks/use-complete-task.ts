import {
  useMutation,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { useNotice } from '#client/ui/notices.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { SubmissionView, TaskDetail, TaskRow } from '#server/procedure/tasks/schema.ts'
import { listOf } from './inbox-search.ts'
import {
  completionKey,
  draftKey,
  submitTask,
  takeBack,
  taskQuery,
  type ListedPage,
  type Values,
} from './queries.ts'

import type { Draft } from './use-draft.ts'

const AFTER_UNDO_MS = 5_000

/**
 * Sends a form. The task leaves the list at once; while the server still holds it back, the message
 * at the bottom takes it back. With `continue` it is released at once and the panel waits for the
 * next task of the same case; so it does in a talk, where no list may come to light.
 */
export function useCompleteTask(task: TaskDetail, handing: Draft['handing']) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const search = useSearch({ from: '/shell/aufgaben' })
  const offerUndo = useUndo(task)
  return useMutation({
    mutationKey: completionKey(task.key),
    mutationFn: async (body: { answers: Values; mode: 'undoable' | 'continue' }) => {
      await handing.begin()
      return await submitTask(task.key, body)
    },
    onError: () => handing.end(false),
    onSuccess: async (submission, { mode }) => {
      handing.end(true)
      const following = neighbourOf(queries, task.key)
      removeFromLists(queries, task.key)
      offerUndo(submission)
      const list = listOf(search)
      const { talk } = search
      const follow = {
        ...list,
        follow: `${submission.subjectKind}:${submission.subjectId}`,
        after: task.key,
        ...(talk ? { talk } : {}),
      }
      await navigate({
        to: '/aufgaben',
        search:
          mode === 'continue' || talk
            ? follow
            : { ...list, ...(following ? { task: following } : {}) },
        state: true,
      })
      queries.removeQueries({ queryKey: ['tasks', 'one', task.key] })
      for (const noun of ['tasks', 'cases', 'campaigns', 'invitations'])
        void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
}

function useUndo(task: TaskDetail) {
  const search = useSearch({ from: '/shell/aufgaben' })
  const { view, talk } = search
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotice()
  const undo = async (submissionId: string) => {
    try {
      await takeBack(submissionId)
      forgetCompletion(queries, task.key)
      await queries.invalidateQueries({ queryKey: ['tasks'] })
      const { mine } = await queries.fetchQuery(taskQuery(task.key))
      await navigate({
        to: '/aufgaben',
        search: {
          ...(mine && view === 'agency' ? { view: 'mine' as const } : listOf(search)),
          task: task.key,
          ...(talk ? { talk } : {}),
        },
        state: true,
      })
      notify({ text: m.takenBack() })
    } catch (error) {
      notify({ text: error instanceof Error ? error.message : m.unexpectedError() })
    }
  }
  return ({ released, submissionId, undoSeconds }: SubmissionView) => {
    const text = m.taskCompleted({ title: inLanguage(task.title, task.titleEn) })
    if (released) {
      notify({ text })
      queries.removeQueries({ queryKey: draftKey(task.key) })
      return
    }
    notify({
      text,
      seconds: undoSeconds,
      action: { label: m.takeBack(), run: () => void undo(submissionId) },
    })
    setTimeout(() => forgetDraft(queries, task.key), undoSeconds * 1000 + AFTER_UNDO_MS)
  }
}

/** Only a draft that nobody is looking at: after an undo the form is open again. */
function forgetDraft(queries: QueryClient, key: string): void {
  if (!queries.getQueryData(['tasks', 'one', key]))
    queries.removeQueries({ queryKey: draftKey(key) })
}

/** The task is open again, so its page may ask for it again. */
function forgetCompletion(queries: QueryClient, key: string): void {
  const sent = queries.getMutationCache()
  for (const mutation of sent.findAll({ mutationKey: completionKey(key) })) sent.remove(mutation)
}

const LISTS = { queryKey: ['tasks', 'list'] }
type Pages = InfiniteData<ListedPage>

/** The next task of the list that is shown, else the one before. */
function neighbourOf(queries: QueryClient, key: string): string | undefined {
  for (const [, list] of queries.getQueriesData<Pages>({ ...LISTS, type: 'active' })) {
    const rows = list?.pages.flatMap((page) => page.items) ?? []
    const index = rows.findIndex((row) => row.key === key)
    if (index >= 0) return (rows[index + 1] ?? rows[index - 1])?.key
  }
  return undefined
}

/** Everything below moves up by one, at once; the counts as well. */
function removeFromLists(queries: QueryClient, key: string): void {
  queries.setQueriesData<Pages>(LISTS, (list) => {
    const gone = list?.pages.flatMap(({ items }) => items).find((row) => row.key === key)
    return list && gone
      ? { ...list, pages: list.pages.map((page) => withoutRow(page, gone)) }
      : list
  })
}

const withoutRow = (page: ListedPage, { key, bucket }: TaskRow): ListedPage => ({
  ...page,
  items: page.items.filter((row) => row.key !== key),
  counts: page.counts && {
    ...page.counts,
    total: page.counts.total - 1,
    groups: page.counts.groups.map((group) =>
      group.id === bucket ? { ...group, count: group.count - 1 } : group,
    ),
  },
})
