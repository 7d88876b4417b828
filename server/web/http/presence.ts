import type { Clock } from '#server/base/clock.ts'
import type { Db } from '#server/base/db.ts'

const GONE_AFTER_MS = 30_000

/** Who writes where; ids only. */
type Sign = { place: string; who: string }

export type Presence = {
  /** Says, to every server, that somebody is writing in a place. */
  write(sign: Sign): Promise<void>
  /** Whoever else has written there within the last 30 seconds. */
  others(sign: Sign): string[]
  /** What a server said. */
  hear(sign: Sign): void
}

/**
 * Who is writing in the same place right now. It is no fact of anybody's work, so no table holds
 * it: a notification of PostgreSQL carries it to every server, which forgets it after 30 seconds. A
 * server that has just started hears it again with the next words.
 */
export function createPresence({
  db,
  clock,
  channel,
}: {
  db: Db
  clock: Clock
  channel: string
}): Presence {
  const places = new Map<string, Map<string, number>>()

  const forgetGone = (): void => {
    const since = clock.wallNow().getTime() - GONE_AFTER_MS
    for (const [place, writers] of places) {
      for (const [who, at] of writers) if (at <= since) writers.delete(who)
      if (writers.size === 0) places.delete(place)
    }
  }

  return {
    async write(sign) {
      await db.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(sign)])
    },
    others({ place, who }) {
      forgetGone()
      return [...(places.get(place)?.keys() ?? [])].filter((other) => other !== who)
    },
    hear({ place, who }) {
      forgetGone()
      const writers = places.get(place) ?? new Map<string, number>()
      places.set(place, writers.set(who, clock.wallNow().getTime()))
    },
  }
}
