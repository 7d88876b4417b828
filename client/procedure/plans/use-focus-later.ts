import { useEffect, useRef } from 'react'

/**
 * Puts the focus on what a selector finds once the page has been drawn anew: after a row was added,
 * moved or taken away.
 */
export function useFocusLater(): (selector: string) => void {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const selector = wanted.current
    wanted.current = null
    document.querySelector<HTMLElement>(selector)?.focus()
  })
  return (selector) => void (wanted.current = selector)
}
