import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { foldText } from '#server/base/texts/fold-text.ts'
import { taskReach } from '#server/web/policies/task-policy.ts'
import { endOfToday, endOfWeek } from './due-times.ts'
import { findTitles } from './find-titles.ts'
import { seesPeople } from './present-task.ts'
import { foundPeople, type Listed } from './queries-list.ts'
import { scansOf, type BucketTimes } from './task-scans.ts'
import type { TaskView } from './view-schema.ts'

export function timesOf({ clock }: Deps): BucketTimes {
  const now = clock.now()
  const today = dayOf(now)
  return { now, today: endOfToday(today), week: endOfWeek(today) }
}

/** What of a view the actor may see, as index scans: for its pages and its counts alike. */
export async function listedOf(
  deps: Deps,
  view: Pick<TaskView, 'scope' | 'filters'> & Partial<Pick<TaskView, 'sort'>>,
  actor: Actor,
): Promise<Listed> {
  const texts = view.filters.flatMap((filter) => (filter.field === 'text' ? [filter.value] : []))
  const text = texts.join(' ').trim()
  const words = foldText(text).split(' ').filter(Boolean)
  const sought = text ? { titles: await findTitles(deps, words) } : null
  return {
    scans: scansOf(view, { reach: taskReach(actor), times: timesOf(deps), sought }),
    found: text ? foundPeople(seesPeople(actor) ? words : null, text) : null,
    date: view.scope === 'done' ? 'ended_at' : 'due_at',
    direction: view.sort?.direction ?? 'up',
  }
}
