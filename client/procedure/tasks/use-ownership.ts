import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotice } from '#client/ui/notices.tsx'

/** Sends who has a task; a refusal is told for some seconds, and the lists ask again. */
export function useOwnership() {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onError: (error) => notify({ text: error.message, seconds: 10 }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  })
}
