import type { TaskRow } from '#server/procedure/tasks/schema.ts'

/** The part of a list that the page has: `rows` stand from row `start` on. */
export type Held<Row extends { key: string } = TaskRow> = { start: number; rows: Row[] }

/** The place of a task in its list; -1 where the page has it not. */
export function placeOf(
  { start, rows }: Held<{ key: string }>,
  key: string | null | undefined,
): number {
  const at = rows.findIndex((row) => row.key === key)
  return at < 0 ? -1 : start + at
}

/** The task at a place, if the page has it. */
export const taskAt = <Row extends { key: string }>(
  { start, rows }: Held<Row>,
  place: number,
): Row | undefined => (place < start ? undefined : rows[place - start])

/** The tasks between two places, both included, as far as the page has them. */
export const tasksBetween = <Row extends { key: string }>(
  { start, rows }: Held<Row>,
  a: number,
  b: number,
): Row[] => rows.slice(Math.max(Math.min(a, b) - start, 0), Math.max(a, b) - start + 1)

/**
 * The row at whose place to stay: the one that was read or, where it has gone, the next that is
 * still there. Null if nothing of it is left.
 */
export function keptKey(
  before: readonly string[],
  now: readonly string[],
  read: string,
): string | null {
  const still = new Set(now)
  return before.slice(Math.max(before.indexOf(read), 0)).find((key) => still.has(key)) ?? null
}

/**
 * Rows that were not there before and stand among those that were, or above them where the list
 * begins (`isTop`): what was loaded further up or down is not new.
 */
export function newKeys(
  known: ReadonlySet<string>,
  rows: readonly { key: string }[],
  isTop: boolean,
): string[] {
  const first = isTop ? 0 : rows.findIndex(({ key }) => known.has(key))
  const last = rows.findLastIndex(({ key }) => known.has(key))
  if (first < 0) return []
  return rows
    .slice(first, Math.max(last, first))
    .flatMap(({ key }) => (known.has(key) ? [] : [key]))
}
