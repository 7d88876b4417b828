import type { ReactNode } from 'react'

/**
 * What is wider or higher than its place is scrolled with the arrow keys, so its frame takes the
 * focus.
 */
const SCROLLED_BY_KEYS = { tabIndex: 0 }

/** A frame that scrolls by itself, so that the page never has to sideways. */
export function ScrollRegion({
  label,
  isLow = false,
  children,
}: {
  label: string
  isLow?: boolean
  children: ReactNode
}) {
  return (
    <section
      className="u-scroll"
      aria-label={label}
      data-low={isLow || undefined}
      {...SCROLLED_BY_KEYS}
    >
      {children}
    </section>
  )
}
