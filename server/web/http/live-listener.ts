import type pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '#server/base/db.ts'
import { loggable } from './problem.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

export type ListenerOptions = {
  db: Db
  log: Logger
  channel: string
  onMessage(payload: string): void
  /** After a break: what was said meanwhile is lost. */
  onReconnect(): void
}

/** Listens on a channel with one connection of the pool and comes back by itself after a break. */
export function listen(options: ListenerOptions): { ready: Promise<void>; close(): Promise<void> } {
  const { db, log, channel, onMessage, onReconnect } = options
  let client: pg.PoolClient | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let isFirst = true
  let opening = Promise.resolve()

  const lost = (error: unknown, pause: number): void => {
    client?.release(true)
    client = null
    if (isClosed) return
    log.warn(loggable(error), 'live connection lost')
    timer = setTimeout(() => void (opening = open(Math.min(pause * 2, LONGEST_PAUSE_MS))), pause)
  }

  async function open(pause: number): Promise<void> {
    try {
      const fresh = await db.pool.connect()
      if (isClosed) return fresh.release()
      client = fresh
      fresh.once('error', (error) => client === fresh && lost(error, FIRST_PAUSE_MS))
      fresh.on('notification', ({ payload }) => payload && onMessage(payload))
      await fresh.query(`LISTEN "${channel}"`)
      if (!isFirst) onReconnect()
      isFirst = false
    } catch (error) {
      lost(error, pause)
    }
  }

  opening = open(FIRST_PAUSE_MS)
  return {
    ready: opening,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await opening
      client?.release(true)
      client = null
    },
  }
}
