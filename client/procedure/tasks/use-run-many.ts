import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { useNotice } from '#client/ui/notices.tsx'
import type { Chosen } from './chosen.ts'
import { actOnMany, takeBack } from './queries.ts'

/** Does it and offers to take completed tasks back. */
export function useRunMany({ action }: Chosen, onDone: () => void) {
  const queries = useQueryClient()
  const notify = useNotice()
  const refresh = () => {
    for (const noun of ['tasks', 'cases', 'invitations'])
      void queries.invalidateQueries({ queryKey: [noun] })
  }
  const undo = async (ids: string[]) => {
    const results = await Promise.allSettled(ids.map((id) => takeBack(id)))
    notify({
      text: m.manyTakenBack({
        count: results.filter(({ status }) => status === 'fulfilled').length,
      }),
    })
    refresh()
  }
  return useMutation({
    mutationFn: (keys: string[]) => actOnMany({ keys, action }),
    onSuccess: ({ items }) => {
      onDone()
      refresh()
      const count = items.filter(({ refusal }) => !refusal).length
      const ids = items.flatMap(({ submissionId }) => submissionId ?? [])
      const seconds = Math.max(0, ...items.map(({ undoSeconds }) => undoSeconds))
      if (count === 0) return
      notify(
        ids.length > 0
          ? {
              text: m.manyCompleted({ count }),
              seconds,
              action: { label: m.takeBack(), run: () => void undo(ids) },
            }
          : { text: m.manyRan({ count }) },
      )
    },
  })
}
