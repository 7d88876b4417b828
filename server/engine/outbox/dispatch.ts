import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import { startLeaderLoop, type LeaderLoop } from '#server/base/leader-loop.ts'
import { deliver, type OutboxRow } from './deliver.ts'
import { closeExpired, listHeads, sendAgain, settleRow } from './rows.ts'

const IN_FLIGHT = 32
const POLL_MS = 200
const EXPIRY_EVERY_MS = 10_000
const LOCK = 48_611_001 // advisory lock of the one replica that delivers

/**
 * Delivers the outbox: the rows of a stream one after another, streams side by side, at most 32
 * commands in flight, on the one replica that leads. Starts at once and runs until `stop`, which
 * waits for what is in flight.
 */
export function startDispatcher(deps: Deps, engine: Engine): LeaderLoop {
  const busy = new Map<string, Promise<void>>()
  let nextExpiry = 0

  const send = (row: OutboxRow) => {
    const work = deliver(engine, row)
      .then((outcome) => settleRow(deps, { row, outcome }))
      .catch((error: unknown) =>
        deps.log.warn(
          { err: error instanceof Error ? error.message : 'unknown', outbox: row.id },
          'outcome not written, sent again',
        ),
      )
      .finally(() => {
        busy.delete(row.stream)
        loop.nudge()
      })
    busy.set(row.stream, work)
  }

  const work = async () => {
    const wall = deps.clock.wallNow().getTime()
    if (wall >= nextExpiry) {
      nextExpiry = wall + EXPIRY_EVERY_MS
      await closeExpired(deps)
      await sendAgain(deps)
    }
    if (busy.size >= IN_FLIGHT) return
    for (const row of await listHeads(deps, [...busy.keys()], IN_FLIGHT - busy.size)) send(row)
  }

  const loop = startLeaderLoop(deps, { name: 'outbox', lock: LOCK, pollMs: POLL_MS, work })
  return {
    nudge: loop.nudge,
    stop: async () => {
      await loop.stop()
      await Promise.all(busy.values())
    },
  }
}
