import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { INSTANT, KEY, readCursor, writeCursor } from '#server/web/http/cursor.ts'
import { taskReach } from '#server/web/policies/task-policy.ts'
import { endOfToday, endOfWeek } from './due-times.ts'
import { presentTask } from './present-task.ts'
import { countOpen, listDone, listOpen, type BucketTimes, type TaskRecord } from './queries.ts'
import type { ListQuery, TaskCounts, TaskList } from './schema.ts'

/** One page of a view, by due date; `done` newest first. */
export async function listTasks(
  deps: Deps,
  { view, cursor, limit, counts }: ListQuery,
  actor: Actor,
): Promise<TaskList> {
  const from = cursor === undefined ? null : readCursor(cursor, { at: INSTANT, id: KEY })
  const list =
    view === 'done'
      ? listDone(deps.db.query, { actorId: actor.id, cursor: from, limit: limit + 1 })
      : listOpen(deps.db.query, { view, reach: taskReach(actor), cursor: from, limit: limit + 1 })
  const [found, counted] = await Promise.all([
    list,
    counts === 'true' ? countTasks(deps, actor) : null,
  ])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const nextCursor = found.length > limit && last ? cursorAfter(last, view === 'done') : null
  return {
    items: await Promise.all(page.map((task) => presentTask(deps, task, actor))),
    nextCursor,
    ...(counted ? { counts: counted } : {}),
  }
}

/** Open tasks per view and due bucket. */
export async function countTasks(deps: Deps, actor: Actor): Promise<TaskCounts> {
  const now = deps.clock.now()
  const today = dayOf(now)
  const times: BucketTimes = { now, today: endOfToday(today), week: endOfWeek(today) }
  const reach = taskReach(actor)
  const count = (view: 'mine' | 'agency') => countOpen(deps.db.query, { view, reach, times })
  const [mine, agency] = await Promise.all([count('mine'), count('agency')])
  const all = {
    overdue: mine.overdue + agency.overdue,
    today: mine.today + agency.today,
    week: mine.week + agency.week,
    later: mine.later + agency.later,
  }
  const sum = (c: typeof all) => c.overdue + c.today + c.week + c.later
  return {
    views: { mine: sum(mine), agency: sum(agency), all: sum(all) },
    buckets: { mine, agency, all },
  }
}

const cursorAfter = (task: TaskRecord, isDone: boolean): string =>
  writeCursor({
    at: (isDone ? (task.endedAt ?? task.dueAt) : task.dueAt).toISOString(),
    id: task.key,
  })
