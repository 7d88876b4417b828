/** How long something took, or how long it has been going on so far; how often, once unless told. */
export type Span = { days: number; isOver: boolean; count?: number }

/**
 * After how many days the share `q` (0 … 1) is over, by Kaplan and Meier: what still goes on counts
 * as long as it was seen, so that a figure over closed cases alone does not look better than the
 * truth. Null where so many are not over yet.
 */
export function quantile(spans: readonly Span[], q: number): number | null {
  let left = spans.reduce((sum, { count = 1 }) => sum + count, 0)
  let going = 1
  for (const [days, { over, all }] of [...byDay(spans)].toSorted(([a], [b]) => a - b)) {
    going *= 1 - over / left
    if (1 - going >= q - 1e-12) return days
    left -= all
  }
  return null
}

function byDay(spans: readonly Span[]): Map<number, { over: number; all: number }> {
  const days = new Map<number, { over: number; all: number }>()
  for (const { days: length, isOver, count = 1 } of spans) {
    const at = days.get(length) ?? { over: 0, all: 0 }
    days.set(length, { over: at.over + (isOver ? count : 0), all: at.all + count })
  }
  return days
}
