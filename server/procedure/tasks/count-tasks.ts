import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { countBeside, countOpen, type Listed, type Place } from './queries-list.ts'
import type { TaskCounts } from './schema.ts'
import type { Group } from './view-schema.ts'
import { listedOf, timesOf } from './view-scans.ts'

/** What is done is counted this much further than it was read: a history has no end. */
const AHEAD = 500
const ANY_NUMBER = 10_000_000
const BUCKETS = ['overdue', 'today', 'week', 'later'] as const

/** Open tasks per view and due bucket. */
export async function countTasks(deps: Deps, actor: Actor): Promise<TaskCounts> {
  const times = timesOf(deps)
  const count = async (scope: 'mine' | 'agency') => {
    const list = await listedOf(deps, { scope, filters: [] }, actor)
    const { behind: _, ...counts } = await countOpen(deps.db.query, list, { times, behind: null })
    return counts
  }
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

/** `behind`: rows before the place. */
export type CountsAt = { behind: number; total: number; isExact: boolean; groups: Group[] }

/** How many rows a list has, in which groups, and how many of them stand before a place. */
export async function countAt(
  deps: Deps,
  { list, place, isDone }: { list: Listed; place: Place; isDone: boolean },
): Promise<CountsAt> {
  if (isDone) return await countDone(deps, list, place)
  const counts = await countOpen(deps.db.query, list, {
    times: timesOf(deps),
    behind: place.cursor && before(place),
  })
  const groups = BUCKETS.map((id) => ({ id, count: counts[id] }))
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const behind = place.cursor ? counts.behind : place.isBackward ? total : 0
  return { behind, total, isExact: true, groups }
}

async function countDone({ db }: Deps, list: Listed, place: Place): Promise<CountsAt> {
  const count = async (side: Place, most: number) =>
    await countBeside(db.query, list, { place: side, most })
  const isStart = !place.cursor && !place.isBackward
  const isEnd = !place.cursor && place.isBackward
  const [behind, ahead] = await Promise.all([
    isStart ? 0 : count(before(place), ANY_NUMBER),
    isEnd ? 0 : count(after(place), AHEAD),
  ])
  return { behind, total: behind + ahead, isExact: ahead < AHEAD, groups: [] }
}

const before = (place: Place): Place =>
  place.isBackward ? place : { ...place, isBackward: true, isInclusive: !place.isInclusive }
const after = (place: Place): Place =>
  place.isBackward ? { ...place, isBackward: false, isInclusive: !place.isInclusive } : place
