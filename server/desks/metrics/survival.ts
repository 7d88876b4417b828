/** How long something took, or how long it has been going on so far. */
export type Span = { days: number; isOver: boolean }

/**
 * After how many days the share `q` (0 … 1) is over, by Kaplan and Meier: what still goes on counts
 * as long as it was seen, so that a figure over closed cases alone does not look better than the
 * truth. Null where so many are not over yet.
 */
export function quantile(spans: readonly Span[], q: number): number | null {
  let left = spans.length
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
  for (const span of spans) {
    const at = days.get(span.days) ?? { over: 0, all: 0 }
    days.set(span.days, { over: at.over + (span.isOver ? 1 : 0), all: at.all + 1 })
  }
  return days
}
