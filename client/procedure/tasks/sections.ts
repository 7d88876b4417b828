import * as m from '#client/generated/messages/messages.js'
import { formatLongDay } from '#client/ui/format-date.ts'
import type { TaskRow, View } from '#server/procedure/tasks/schema.ts'
import type { Bucket } from './inbox-search.ts'
import type { Section } from './list-place.ts'

/** The rows under what their due dates have in common; sections without rows are left out. */
export function sectionsOf(rows: TaskRow[], view: View, now: string): Section[] {
  if (view === 'done') return rows.length ? [{ id: 'done', name: m.viewDone(), items: rows }] : []
  const names: Record<Bucket, string> = {
    overdue: m.bucketOverdue(),
    today: m.bucketToday({ day: formatLongDay(now) }),
    week: m.bucketWeek(),
    later: m.bucketLater(),
  }
  return (['overdue', 'today', 'week', 'later'] as const)
    .map((id) => ({ id, name: names[id], items: rows.filter((row) => row.bucket === id) }))
    .filter(({ items }) => items.length > 0)
}
