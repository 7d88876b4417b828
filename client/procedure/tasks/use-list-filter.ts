import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

type Kept = { listFilter?: string }

/**
 * The words of the filter. They may be a name, so they stand in the browser's history entry (back
 * and reload bring them again) and not in the address.
 */
export function useListFilter(): [string, (text: string) => void] {
  const { history } = useRouter()
  const [text, setText] = useState(() => (history.location.state as Kept).listFilter ?? '')
  useEffect(() => {
    const { href, state } = history.location
    if (((state as Kept).listFilter ?? '') !== text)
      history.replace(href, { ...state, listFilter: text } as typeof state)
  }, [history, text])
  return [text, setText]
}
