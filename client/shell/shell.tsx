import './shell.css'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { listenToServer } from '#client/api/live.ts'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Navigation } from './navigation.tsx'
import { Tools } from './tools.tsx'
import { topicKeys } from './topic-keys.ts'

const TrainingClock = lazy(() =>
  import('#client/desks/training/training-clock.tsx').then((module) => ({
    default: module.TrainingClock,
  })),
)

/** The frame of every page behind the sign-in. */
export function Shell() {
  const { city, training } = useSession()
  const queries = useQueryClient()
  const main = useFocusOnNewPage()
  useEffect(() => listenToServer(queries, topicKeys), [queries])
  return (
    <div className="shell">
      <a className="shell-skip" href="#main">
        {m.skipToContent()}
      </a>
      <header className="shell-top" data-app>
        <span className="shell-brand">
          <span className="shell-mark" aria-hidden="true">
            H
          </span>
          <span className="shell-product">{m.productName()}</span>{' '}
          <span className="shell-city">{city}</span>
        </span>
        {training && (
          <Suspense>
            <TrainingClock />
          </Suspense>
        )}
        <Tools />
      </header>
      <Navigation />
      <main id="main" className="shell-main" tabIndex={-1} ref={main} data-scroll>
        <Suspense fallback={<Busy />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

/**
 * Moves the focus to the content when another page opens, so that it is read out and the keyboard
 * starts there.
 */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus()
    before.current = pathname
  }, [pathname])
  return main
}
