import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '#client/api/request.ts'
import type { Answers } from '#server/forms/model.ts'
import type { DraftView, TaskDetail } from '#server/tasks/schema.ts'
import { discardDraft, draftKey, saveDraft } from './queries.ts'

/** After the last key. */
const SAVE_AFTER_MS = 1_200

export type DraftState =
  | { kind: 'none' }
  | { kind: 'restored' | 'saved'; savedAt: string }
  /** Another window went on writing; `theirs` is null where it threw the draft away. */
  | { kind: 'changed'; theirs: DraftView | null }
  | { kind: 'unsaved' }

export type Draft = {
  state: DraftState
  initial: Answers | undefined
  change(answers: Answers): void
  /** Starts the form anew without the draft. */
  discard(): Promise<void>
  /** Settles a conflict: with the other window's draft, or with this one's. */
  take(which: 'theirs' | 'mine'): void
  /** Changes when the form must be drawn anew. */
  round: number
}

/** Keeps what is typed in the page's memory at once and on the server a moment later, also when the page is left. */
export function useDraft(task: TaskDetail): Draft {
  const queries = useQueryClient()
  const [state, setState] = useState<DraftState>(() => (task.draft ? { kind: 'restored', savedAt: task.draft.savedAt } : { kind: 'none' }))
  const [round, setRound] = useState(0)
  const revision = useRef(task.draft?.revision ?? 0)
  const latest = useRef<Answers | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isChanged = useRef(false)

  const save = useCallback(
    async (keepalive = false) => {
      const answers = latest.current
      if (!answers || isChanged.current) return
      latest.current = null
      try {
        const saved = await saveDraft(task.key, { answers, revision: revision.current }, keepalive)
        revision.current = saved.revision
        queries.setQueryData<TaskDetail>(['tasks', 'one', task.key], (known) => known && { ...known, draft: saved })
        setState({ kind: 'saved', savedAt: saved.savedAt })
      } catch (error) {
        latest.current ??= answers
        isChanged.current = error instanceof ApiError && error.code === 'DRAFT_CHANGED'
        setState(isChanged.current ? { kind: 'changed', theirs: ((error as ApiError).current ?? null) as DraftView | null } : { kind: 'unsaved' })
      }
    },
    [task.key, queries],
  )
  useSaveWhenLeft(save, timer)

  const change = (answers: Answers) => {
    queries.setQueryData(draftKey(task.key), answers)
    latest.current = answers
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), SAVE_AFTER_MS)
  }
  const forget = () => {
    clearTimeout(timer.current)
    latest.current = null
    isChanged.current = false
    queries.removeQueries({ queryKey: draftKey(task.key) })
  }
  const discard = async () => {
    forget()
    await discardDraft(task.key)
    revision.current = 0
    queries.setQueryData(['tasks', 'one', task.key], { ...task, draft: null })
    setState({ kind: 'none' })
    setRound((before) => before + 1)
  }
  const take = (which: 'theirs' | 'mine') => {
    if (state.kind !== 'changed') return
    revision.current = state.theirs?.revision ?? 0
    isChanged.current = false
    if (which === 'mine') return void save()
    forget()
    queries.setQueryData(['tasks', 'one', task.key], { ...task, draft: state.theirs })
    setState(state.theirs ? { kind: 'restored', savedAt: state.theirs.savedAt } : { kind: 'none' })
    setRound((before) => before + 1)
  }
  const initial = queries.getQueryData<Answers>(draftKey(task.key)) ?? (task.draft?.answers as Answers | undefined)
  return { state, initial, change, discard, take, round }
}

/** What waits to be saved goes out when the page is hidden, closed or left for another task. */
function useSaveWhenLeft(save: (keepalive?: boolean) => Promise<void>, timer: { current: ReturnType<typeof setTimeout> | undefined }): void {
  useEffect(() => {
    const onHide = () => void (document.visibilityState === 'hidden' && save(true))
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      clearTimeout(timer.current)
      void save(true)
    }
  }, [save, timer])
}
