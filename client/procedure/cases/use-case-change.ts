import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNotice } from '#client/ui/notices.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { caseQuery } from './queries.ts'

const REFUSAL_SECONDS = 20

/**
 * Sends a change of a case and shows the case that comes back. `onSuccess` is called also where
 * what asked has left the page by then: a live event may show the changed case before the answer is
 * here. A refusal is told in a notice where the form was closed meanwhile.
 */
export function useCaseChange(caseId: string, onSuccess: () => void = () => undefined) {
  const queries = useQueryClient()
  const notify = useNotice()
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => void (isOpen.current = false)
  }, [])
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<CaseDetail>; said: string }) => send(),
    onSuccess: (item, { said }) => {
      queries.setQueryData(caseQuery(caseId).queryKey, item)
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      void queries.invalidateQueries({ queryKey: ['cases'] })
      notify({ text: said })
      onSuccess()
    },
    onError: ({ message }) => {
      if (!isOpen.current) notify({ text: message, seconds: REFUSAL_SECONDS })
    },
  })
}
