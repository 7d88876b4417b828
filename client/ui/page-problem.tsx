import type { ReactNode } from 'react'
import { Empty } from './empty.tsx'
import type { IconName } from './icon.tsx'
import { Problem } from './problem.tsx'

type Props = {
  error: Error
  /** Where what the page is about is not there for the reader: what to say of it. */
  missing: { icon: IconName; text: string } | null
  /** The way on from there. */
  children?: ReactNode
  onRetry: () => void
}

/**
 * In place of a page that cannot be shown: nothing is there, with a way on, or asking went wrong
 * and can be tried again.
 */
export function PageProblem({ error, missing, children, onRetry }: Props) {
  if (missing) return <Empty {...missing}>{children}</Empty>
  return (
    <div className="u-page">
      <Problem error={error} onRetry={onRetry} />
    </div>
  )
}
