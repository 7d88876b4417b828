import type { ReactNode } from 'react'
import { useCurrentInSight } from './current-in-sight.ts'

/** Links to the parts of a page, side by side; where they do not all fit, the row scrolls. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const row = useCurrentInSight()
  return (
    <nav className="u-tabs" aria-label={label} ref={row}>
      {children}
    </nav>
  )
}
