import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { useNotice } from '#client/ui/notices.tsx'
import type { Answers } from '#server/procedure/forms/model.ts'
import type { LeftDraft } from '#server/procedure/tasks/schema.ts'
import { discardDraft, draftKey, leftDraftQuery, noteFromDraft, saveDraft } from './queries.ts'

/**
 * Makes a note of a draft of a finished task, or throws it away. What this window alone knows goes
 * to the server first.
 */
export function useLeftDraft({ taskKey, authorId, author }: LeftDraft, answers: Answers) {
  const queries = useQueryClient()
  const notify = useNotice()
  const catchUp = async () => {
    const { draft } = await queries.fetchQuery({ ...leftDraftQuery(taskKey), staleTime: 0 })
    if (JSON.stringify(draft?.answers) === JSON.stringify(answers)) return
    await saveDraft(taskKey, { answers, revision: draft?.revision ?? 0 }, false)
  }
  const done = async (text: string) => {
    queries.removeQueries({ queryKey: draftKey(taskKey) })
    notify({ text })
    await Promise.all(
      [['left'], ['cases']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
  }
  const note = useMutation({
    mutationFn: async () => {
      if (author === null) await catchUp()
      await noteFromDraft(taskKey, authorId)
    },
    onSuccess: () => done(m.leftNoted()),
  })
  const discard = useMutation({
    mutationFn: () => discardDraft(taskKey),
    onSuccess: () => done(m.leftDiscarded()),
  })
  return { note, discard }
}
