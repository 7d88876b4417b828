import type { Logger } from 'pino'
import type { Db } from '#server/base/db.ts'
import { parseTopic } from '#server/web/policies/live-policy.ts'
import { loggable } from './problem.ts'

const GATHER_MS = 10
const RETRY_MS = 500
const TOPICS_PER_MESSAGE = 200 // a notification of PostgreSQL carries 8,000 bytes

/** Tells every server of changed topics, at most once in 10 ms. What fails is said again. */
export function createAnnouncer(
  db: Db,
  log: Logger,
  channel: string,
): { announce(topics: Iterable<string>): void; close(): void } {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const schedule = (pause: number): void => {
    if (!isClosed && waiting.size) timer ??= setTimeout(() => void flush(), pause)
  }

  async function flush(): Promise<void> {
    const topics = [...waiting].slice(0, TOPICS_PER_MESSAGE)
    for (const topic of topics) waiting.delete(topic)
    try {
      await db.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(topics)])
      timer = undefined
      schedule(GATHER_MS)
    } catch (error) {
      log.warn(loggable(error), 'live topics not sent')
      for (const topic of topics) waiting.add(topic)
      timer = undefined
      schedule(RETRY_MS)
    }
  }

  return {
    announce(topics) {
      for (const topic of topics) if (parseTopic(topic)) waiting.add(topic)
      schedule(GATHER_MS)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
