import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { useCurrentInSight } from '#client/ui/current-in-sight.ts'
import { formatNumber } from '#client/ui/format-date.ts'
import type { TaskCounts } from '#server/procedure/tasks/schema.ts'
import type { Bucket, Scope } from '#server/procedure/tasks/view-schema.ts'
import type { InboxSearch } from './inbox-search.ts'
import { taskCountsQuery } from './queries.ts'

type Entry = {
  view: Scope
  bucket?: Bucket
  label: string
  count: number | null
  isUrgent?: boolean
}

export const viewName = (view: Scope): string =>
  ({ mine: m.viewMine(), agency: m.viewAgency(), all: m.viewAll(), done: m.viewDone() })[view]

/** The lists to choose from, with how much waits in each. */
export function ViewList({ search }: { search: InboxSearch }) {
  const { data } = useQuery(taskCountsQuery)
  const row = useCurrentInSight(data)
  return (
    <nav className="inbox-views" ref={row} aria-label={m.views()} data-noprint>
      <h2>{m.views()}</h2>
      <ul>
        {entriesOf(data).map(({ view, bucket, label, count, isUrgent }) => (
          <li key={label}>
            <Link
              to="/aufgaben"
              search={bucket ? { view, bucket } : { view }}
              className="inbox-view"
              activeOptions={{ exact: true }}
              aria-current={search.view === view && search.bucket === bucket ? 'true' : undefined}
            >
              <span>{label}</span>
              {count !== null && (
                <span className="inbox-count" data-urgent={isUrgent && count > 0 ? '' : undefined}>
                  {formatNumber(count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function entriesOf(counts: TaskCounts | undefined): Entry[] {
  const { views, buckets } = counts ?? {}
  return [
    { view: 'mine', label: m.viewMine(), count: views?.mine ?? null },
    {
      view: 'mine',
      bucket: 'overdue',
      label: m.bucketOverdue(),
      count: buckets?.mine.overdue ?? null,
      isUrgent: true,
    },
    { view: 'mine', bucket: 'today', label: m.dueToday(), count: buckets?.mine.today ?? null },
    { view: 'mine', bucket: 'week', label: m.bucketWeek(), count: buckets?.mine.week ?? null },
    { view: 'agency', label: m.viewAgency(), count: views?.agency ?? null },
    { view: 'all', label: m.viewAll(), count: views?.all ?? null },
    { view: 'done', label: m.viewDone(), count: null },
  ]
}
