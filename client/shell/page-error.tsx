import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Empty } from '#client/ui/empty.tsx'
import { Problem } from '#client/ui/problem.tsx'

/** A page that could not be shown at all. */
export function PageError({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <div className="u-page">
      <Problem
        error={error instanceof Error ? error : new Error(m.unexpectedError())}
        onRetry={() => void router.invalidate()}
      />
    </div>
  )
}

/** An address that leads nowhere. */
export function PageMissing() {
  return (
    <Empty icon="search" text={m.pageMissing()}>
      <Link to="/" className="u-btn" data-variant="secondary">
        {m.toStart()}
      </Link>
    </Empty>
  )
}
