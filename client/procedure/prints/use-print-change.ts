import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotice } from '#client/ui/notices.tsx'

/** Sends a change of the print room, says so, and asks again for what is shown. */
export function usePrintChange() {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<unknown>; said: string }) => send(),
    onSuccess: (_done, { said }) => notify({ text: said }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['prints'] }),
  })
}
