import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Sends what becomes of a wait; the pages of cases ask again. */
export function useWaitChange(onSuccess: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<unknown>) => send(),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      onSuccess()
    },
  })
}
