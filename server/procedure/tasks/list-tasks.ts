import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { INSTANT, KEY, readCursor, writeCursor, type Cursor } from '#server/web/http/cursor.ts'
import { countAt } from './count-tasks.ts'
import { presentTask } from './present-task.ts'
import type { TaskRecord } from './queries.ts'
import { findPlace, listPage, type Listed, type Place } from './queries-list.ts'
import { listedOf } from './view-scans.ts'
import type { From, TaskPage, TaskPageBody } from './view-schema.ts'

const START: Place = { cursor: null, isInclusive: false, isBackward: false }
const END: Place = { ...START, isBackward: true }

/** One page of a view; its counts come from the same scans. */
export async function listTasks(
  deps: Deps,
  { view, from, limit, counts }: TaskPageBody,
  actor: Actor,
): Promise<TaskPage> {
  const list = await listedOf(deps, view, actor)
  const place = await placeOf(deps, list, from)
  const isDone = view.scope === 'done'
  const [found, counted] = await Promise.all([
    listPage(deps.db.query, list, { place, limit: limit + 1 }),
    counts ? countAt(deps, { list, place, isDone }) : null,
  ])
  const hasMore = found.length > limit
  const page = place.isBackward ? found.slice(hasMore ? 1 : 0) : found.slice(0, limit)
  return {
    items: await Promise.all(page.map((task) => presentTask(deps, task, actor))),
    ...edgesOf({ page, place, hasMore, isDone }),
    counts: counted && {
      start: Math.max(counted.behind - (place.isBackward ? page.length : 0), 0),
      total: counted.total,
      isExact: counted.isExact,
      groups: view.group === 'due' ? counted.groups : [],
    },
  }
}

/** A place beyond the last row is the end. */
async function placeOf({ db }: Deps, list: Listed, from: From): Promise<Place> {
  const read = (word: string): Cursor => readCursor(word, { at: INSTANT, id: KEY })
  if ('after' in from) return { ...START, cursor: read(from.after) }
  if ('before' in from) return { ...END, cursor: read(from.before) }
  if (from.row === 0) return START
  const cursor = await findPlace(db.query, list, from.row)
  return cursor ? { cursor, isInclusive: true, isBackward: false } : END
}

type Read = { page: TaskRecord[]; place: Place; hasMore: boolean; isDone: boolean }

/** Where the pages before and after this one end; null where there is none. */
function edgesOf({ page, place, hasMore, isDone }: Read): Pick<TaskPage, 'before' | 'after'> {
  const wordOf = (task: TaskRecord | undefined): string | null =>
    task ? writeCursor({ at: dateOf(task, isDone).toISOString(), id: task.key }) : null
  const hasBefore = place.isBackward ? hasMore : place.cursor !== null
  const hasAfter = place.isBackward ? place.cursor !== null : hasMore
  return {
    before: hasBefore ? wordOf(page.at(0)) : null,
    after: hasAfter ? wordOf(page.at(-1)) : null,
  }
}

const dateOf = ({ endedAt, dueAt }: TaskRecord, isDone: boolean): Date =>
  isDone ? (endedAt ?? dueAt) : dueAt
