import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotice } from '#client/ui/notices.tsx'

/**
 * Sends a change of a talk, says so, and has everything that shows it ask again; after a refusal,
 * too, since the time may be somebody else's now.
 */
export function useTalkChange(onSuccess: () => void = () => undefined) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<unknown>; said: string }) => send(),
    onSuccess: (_, { said }) => {
      notify({ text: said })
      onSuccess()
    },
    onSettled: () => {
      for (const noun of ['appointments', 'cases', 'tasks', 'calls'])
        void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
}
