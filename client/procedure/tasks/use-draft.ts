import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { asAnswers } from '#client/forms/read-answers.ts'
import type { Answers } from '#server/procedure/forms/model.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { DraftKeeper, type DraftState } from './draft-keeper.ts'
import { draftKey, taskQuery } from './queries.ts'

export type Draft = {
  state: DraftState
  /** What is typed here, or was kept. */
  initial: Answers | undefined
  change(answers: Answers): void
  /** Starts the form anew without the draft. */
  discard(): void
  /** Settles a conflict: with the other window's draft, or with this one's. */
  take(which: 'theirs' | 'mine'): void
  /** Nothing is kept while the answers are handed in, nor after that. */
  handing: { begin(): Promise<void>; end(isTaken: boolean): void }
  /** Changes when the form must be drawn anew. */
  round: number
}

/**
 * Keeps what is typed in the page's memory at once and on the server a moment later, also when the
 * page is left.
 */
export function useDraft(task: TaskDetail): Draft {
  const queries = useQueryClient()
  const [state, setState] = useState<DraftState>(() =>
    task.draft ? { kind: 'restored', savedAt: task.draft.savedAt } : { kind: 'none' },
  )
  const [round, setRound] = useState(0)
  const [keeper] = useState(
    () =>
      new DraftKeeper(task.key, task.draft, {
        onState: setState,
        onSaved(draft) {
          const { queryKey } = taskQuery(task.key)
          // the task is gone: what is remembered of it must not look as if it were there
          if (queries.getQueryState(queryKey)?.status === 'error') return
          queries.setQueryData(queryKey, (known) => known && { ...known, draft })
        },
      }),
  )
  useSaveWhenLeft(keeper)
  const drawAnew = () => {
    queries.removeQueries({ queryKey: draftKey(task.key) })
    setRound((before) => before + 1)
  }
  return {
    state,
    round,
    initial:
      queries.getQueryData<Answers>(draftKey(task.key)) ??
      (task.draft ? asAnswers(task.draft.answers) : undefined),
    change(answers) {
      queries.setQueryData(draftKey(task.key), answers)
      keeper.change(answers)
    },
    handing: {
      begin: () => keeper.rest(),
      end: (isTaken) => (isTaken ? keeper.finish() : keeper.wake()),
    },
    discard: () => void keeper.discard().then(drawAnew),
    take(which) {
      if (state.kind !== 'changed') return
      if (which === 'mine') return void keeper.keepMine(state.theirs)
      keeper.takeTheirs(state.theirs)
      drawAnew()
    },
  }
}

/** What waits to be saved goes out when the page is hidden, closed or left for another task. */
function useSaveWhenLeft(keeper: DraftKeeper): void {
  useEffect(() => {
    const onHide = () => void (document.visibilityState === 'hidden' && keeper.save(true))
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      void keeper.save(true)
    }
  }, [keeper])
}
