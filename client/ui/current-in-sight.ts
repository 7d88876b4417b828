import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, type RefObject } from 'react'

/** What peeps out beside the current link says that there is more. */
const PEEP = 32

/**
 * For a row of links that scrolls sideways: whoever comes to a page sees which of them it is.
 * `content` is what its width depends on.
 */
export function useCurrentInSight(content?: unknown): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  const href = useLocation({ select: (location) => location.href })
  useEffect(() => {
    const current = row.current?.querySelector('[aria-current]')
    if (!row.current || !current) return
    const [outer, inner] = [row.current.getBoundingClientRect(), current.getBoundingClientRect()]
    const missing =
      Math.min(0, inner.left - PEEP - outer.left) || Math.max(0, inner.right + PEEP - outer.right)
    row.current.scrollLeft += missing
  }, [href, content])
  return row
}
