import type { TaskRow } from '#server/procedure/tasks/schema.ts'

export type Section = { id: TaskRow['bucket'] | 'done'; name: string; items: TaskRow[] }

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
 * Rows that were not there before and stand above the last one that was: what was loaded further
 * down is not new.
 */
export function newKeys(known: ReadonlySet<string>, rows: readonly { key: string }[]): string[] {
  const last = rows.findLastIndex(({ key }) => known.has(key))
  return rows.slice(0, Math.max(last, 0)).flatMap(({ key }) => (known.has(key) ? [] : [key]))
}
