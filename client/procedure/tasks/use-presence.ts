import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { sharePresence } from './queries.ts'

/** Well within the 30 seconds after which the server forgets. */
const AGAIN_MS = 8_000

/**
 * Colleagues who are writing in the same form, asked for as long as it is open and in sight;
 * `wrote` says that this page is writing, too.
 */
export function usePresence(key: string, isOpen: boolean): { others: string[]; wrote: () => void } {
  const isWriting = useRef(false)
  const presence = useQuery({
    queryKey: ['presence', key],
    queryFn: async () => {
      const isNow = isWriting.current
      isWriting.current = false
      return await sharePresence(key, isNow)
    },
    enabled: isOpen,
    refetchInterval: AGAIN_MS,
    gcTime: 0,
    retry: false,
  })
  const isFirst = useRef(true)
  return {
    others: presence.data?.others ?? [],
    wrote() {
      isWriting.current = true
      if (isFirst.current) void presence.refetch()
      isFirst.current = false
    },
  }
}
