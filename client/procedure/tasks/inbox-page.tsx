import './inbox.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue } from 'react'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { listOf, type InboxSearch } from './inbox-search.ts'
import { LeftDrafts } from './left-drafts.tsx'
import { TaskList } from './task-list.tsx'
import { ViewList } from './view-list.tsx'

const TaskPanel = lazy(() =>
  import('./task-panel.tsx').then((module) => ({ default: module.TaskPanel })),
)
const FollowPanel = lazy(() =>
  import('./follow-panel.tsx').then((module) => ({ default: module.FollowPanel })),
)
const Welcome = lazy(() =>
  import('#client/procedure/campaigns/welcome.tsx').then((module) => ({ default: module.Welcome })),
)

/** Views, list, panel; below 768 px list and panel are two pages. */
export function InboxPage() {
  usePageTitle(m.navTasks())
  const { empty } = useSession()
  const search = useSearch({ from: '/shell/aufgaben' })
  if (empty) {
    return (
      <Suspense fallback={<Busy />}>
        <Welcome />
      </Suspense>
    )
  }
  if (search.talk) {
    return (
      <div className="inbox" data-talk>
        <Panel task={search.task} follow={search.follow} after={search.after} />
      </div>
    )
  }
  return (
    <div className="inbox" data-open={search.task || search.follow ? '' : undefined}>
      <BackKey search={search} />
      <ViewList search={search} />
      <TaskList search={search} />
      <Panel task={search.task} follow={search.follow} after={search.after} />
    </div>
  )
}

/** Not in a talk: nobody else's name comes to light by a slip of the finger. */
function BackKey({ search }: { search: InboxSearch }) {
  const navigate = useNavigate()
  useShortcut('Escape', m.backToList(), () => {
    document.querySelector<HTMLElement>('.inbox-rows [data-selected]')?.focus()
    void navigate({ to: '/aufgaben', search: listOf(search), state: true })
  })
  return null
}

/** Follows the selection a moment later, so that arrow keys stay quick. */
function Panel({
  task,
  follow,
  after,
}: {
  task: string | undefined
  follow: string | undefined
  after: string | undefined
}) {
  const shown = useDeferredValue(task)
  if (follow && after) {
    return (
      <Suspense fallback={<Busy />}>
        <FollowPanel subject={follow} after={after} />
      </Suspense>
    )
  }
  if (!shown)
    return (
      <div className="inbox-none">
        <Empty icon="inbox" text={m.chooseTask()} />
        <LeftDrafts caseId={null} />
      </div>
    )
  return (
    <Suspense fallback={<Busy />}>
      <TaskPanel key={shown} taskKey={shown} />
    </Suspense>
  )
}
