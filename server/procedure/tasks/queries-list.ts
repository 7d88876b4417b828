import { Prisma, type Query } from '#server/base/db.ts'
import type { Cursor } from '#server/web/http/cursor.ts'
import { COLUMNS, JOINS, readTasks, type TaskRecord } from './queries.ts'
import type { BucketTimes, Scan } from './task-scans.ts'
import type { Bucket, TaskView } from './view-schema.ts'

/** The index scans of a view, merged in one order. `found`: people a filter's words lead to. */
export type Listed = {
  scans: Scan[]
  found: Prisma.Sql | null
  /** What the rows are sorted by, before their key. */
  date: 'due_at' | 'ended_at'
  direction: TaskView['sort']['direction']
}
/** A page begins beyond a row or, for `isBackward`, ends before it; without one, at the end. */
export type Place = { cursor: Cursor | null; isInclusive: boolean; isBackward: boolean }

const ANYWHERE = Prisma.sql`true`
const run = async <R>(query: Query, { text, values }: Prisma.Sql): Promise<R[]> =>
  await query<R>(text, values)

const withFound = (found: Prisma.Sql | null, rest: Prisma.Sql): Prisma.Sql =>
  found ? Prisma.sql`WITH found AS MATERIALIZED (${found}), ${rest}` : Prisma.sql`WITH ${rest}`

/** Rows on one side of a row: further on in the order, or before it. */
function beside({ date, direction }: Listed, place: Place): Prisma.Sql {
  if (!place.cursor) return ANYWHERE
  const isUp = (direction === 'up') !== place.isBackward
  const sign = Prisma.raw(`${isUp ? '>' : '<'}${place.isInclusive ? '=' : ''}`)
  const { at, id } = place.cursor
  return Prisma.sql`(t.${Prisma.raw(date)}, t.key) ${sign} (${at}::timestamptz, ${id}::text)`
}

const orderOf = ({ date, direction }: Listed, isBackward: boolean): Prisma.Sql => {
  const turn = (direction === 'up') === isBackward ? 'DESC' : 'ASC'
  return Prisma.raw(`ORDER BY ${date} ${turn}, key ${turn}`)
}

/** Each scan read in its index's order no further than needed, then merged. */
function merged(list: Listed, place: Place, limit: number): Prisma.Sql {
  const order = orderOf(list, place.isBackward)
  const parts = list.scans.map(
    (scan) => Prisma.sql`(SELECT t.key, t.${Prisma.raw(list.date)} FROM task t
      WHERE ${scan} AND ${beside(list, place)} ${order} LIMIT ${limit})`,
  )
  return Prisma.sql`SELECT key, ${Prisma.raw(list.date)}
    FROM (${Prisma.join(parts, ' UNION ALL ')}) AS merged ${order}`
}

/** One page in the order of the view. */
export async function listPage(
  query: Query,
  list: Listed,
  { place, limit }: { place: Place; limit: number },
): Promise<TaskRecord[]> {
  if (list.scans.length === 0) return []
  const page = Prisma.sql`page AS MATERIALIZED (${merged(list, place, limit)} LIMIT ${limit})
    SELECT ${Prisma.raw(COLUMNS)} FROM page JOIN task t USING (key) ${Prisma.raw(JOINS)}
    ORDER BY t.${Prisma.raw(list.date)}, t.key`
  const { text, values } = withFound(list.found, page)
  const rows = await readTasks(query, text, values)
  return list.direction === 'up' ? rows : rows.reverse()
}

/**
 * The row at a place of the list, for who drags its scroll bar: only the index is read up to there;
 * every page goes on by row values.
 */
export async function findPlace(query: Query, list: Listed, row: number): Promise<Cursor | null> {
  if (list.scans.length === 0) return null
  const start: Place = { cursor: null, isInclusive: false, isBackward: false }
  const [found] = await run<{ at: Date; id: string }>(
    query,
    withFound(
      list.found,
      Prisma.sql`page AS (${merged(list, start, row + 1)})
        SELECT ${Prisma.raw(list.date)} AS at, key AS id FROM page OFFSET ${row} LIMIT 1`,
    ),
  )
  return found ? { at: found.at.toISOString(), id: found.id } : null
}

export type Counts = Record<Bucket, number>

/** Open tasks of a view by due date, counted in the index; `behind`: those before a page. */
export async function countOpen(
  query: Query,
  list: Listed,
  { times, behind }: { times: BucketTimes; behind: Place | null },
): Promise<Counts & { behind: number }> {
  if (list.scans.length === 0) return { overdue: 0, today: 0, week: 0, later: 0, behind: 0 }
  const { now, today, week } = times
  const parts = list.scans.map(
    (scan) => Prisma.sql`SELECT t.due_at, t.key FROM task t WHERE ${scan}`,
  )
  const [row] = await run<Record<Bucket | 'behind', string>>(
    query,
    withFound(
      list.found,
      Prisma.sql`t AS NOT MATERIALIZED (${Prisma.join(parts, ' UNION ALL ')})
        SELECT count(*) FILTER (WHERE due_at < ${now}::timestamptz) AS overdue,
          count(*) FILTER (WHERE due_at >= ${now}::timestamptz
            AND due_at < ${today}::timestamptz) AS today,
          count(*) FILTER (WHERE due_at >= ${today}::timestamptz
            AND due_at < ${week}::timestamptz) AS week,
          count(*) FILTER (WHERE due_at >= ${week}::timestamptz) AS later,
          ${behind ? Prisma.sql`count(*) FILTER (WHERE ${beside(list, behind)})` : Prisma.sql`0`}
            AS behind
        FROM t`,
    ),
  )
  return {
    overdue: Number(row?.overdue ?? 0),
    today: Number(row?.today ?? 0),
    week: Number(row?.week ?? 0),
    later: Number(row?.later ?? 0),
    behind: Number(row?.behind ?? 0),
  }
}

/** Rows on one side of a place, counted no further than `most`. */
export async function countBeside(
  query: Query,
  list: Listed,
  { place, most }: { place: Place; most: number },
): Promise<number> {
  if (list.scans.length === 0) return 0
  const [row] = await run<{ n: string }>(
    query,
    withFound(
      list.found,
      Prisma.sql`page AS (${merged(list, place, most)} LIMIT ${most})
        SELECT count(*) AS n FROM page`,
    ),
  )
  return Number(row?.n ?? 0)
}

/**
 * People whose name has each of the words, or a number that has the text; `null` for words: no names.
 */
export function foundPeople(words: readonly string[] | null, text: string): Prisma.Sql {
  const number = `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const name = Prisma.sql`search_fold(p.last_name || ' ' || p.first_name)`
  const named = (words ?? []).map((word) => Prisma.sql`${name} LIKE ${`%${word}%`}`)
  const byName =
    named.length === 0
      ? Prisma.empty
      : Prisma.sql`UNION SELECT p.id FROM person p WHERE ${Prisma.join(named, ' AND ')}`
  return Prisma.sql`SELECT p.id FROM person p WHERE p.reference ILIKE ${number}
    UNION SELECT c.person_id FROM help_case c WHERE c.case_ref ILIKE ${number} ${byName}`
}
