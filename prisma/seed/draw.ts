/** Random choices that are the same for the same seed, on every machine. */
export type Draw = {
  below(limit: number): number
  between(from: number, to: number): number
  chance(share: number): boolean
  one<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/**
 * Mulberry32: small, even enough for invented people, and without a package that might change its
 * numbers.
 */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => next() < share,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    shuffled: (items) => {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const kept = mixed[last] as (typeof items)[number]
        mixed[last] = mixed[other] as (typeof items)[number]
        mixed[other] = kept
      }
      return mixed
    },
  }
}
