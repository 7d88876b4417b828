import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'

/** The way back from a page of the studio; `children`: where one is below the list of processes. */
export function StudioCrumbs({ children }: { children?: ReactNode }) {
  return (
    <nav className="u-crumbs" aria-label={m.breadcrumb()}>
      <Link to="/prozesse">{m.navProcesses()}</Link>
      {children && <span aria-hidden="true">·</span>}
      {children}
    </nav>
  )
}

/** The way back from what belongs to one process. */
export function ProcessCrumbs({ process, name }: { process: string; name: string }) {
  return (
    <StudioCrumbs>
      <Link to="/prozesse/$process" params={{ process }}>
        {name}
      </Link>
    </StudioCrumbs>
  )
}
