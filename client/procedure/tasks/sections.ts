import * as m from '#client/generated/messages/messages.js'
import { formatLongDay, formatNumber } from '#client/ui/format-date.ts'
import type { Bucket } from '#server/procedure/tasks/view-schema.ts'

/** What the due dates of a group's tasks have in common. */
export const sectionName = (id: Bucket, now: string): string =>
  ({
    overdue: m.bucketOverdue(),
    today: m.bucketToday({ day: formatLongDay(now) }),
    week: m.bucketWeek(),
    later: m.bucketLater(),
  })[id]

/** As a heading says it: its name, and how many there are. */
export const sectionTitle = (id: Bucket, count: number, now: string): string =>
  `${sectionName(id, now)}, ${formatNumber(count)}`
