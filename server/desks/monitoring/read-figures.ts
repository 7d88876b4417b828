import type { Deps } from '#server/base/deps.ts'
import { listHeartbeats } from '#server/desks/operations/heartbeats.ts'
import { feedLagMs } from '#server/desks/operations/read-operations.ts'

type Counted = { key: string; n: number }

export type Figures = {
  outbox: { pending: number; oldestSeconds: number; refused: number }
  feedLagSeconds: number
  deadLetters: number
  incidents: Counted[]
  alarms: Counted[]
  printRuns: Counted[]
  lettersQueued: number
  heartbeats: { part: string; partition: number; ageSeconds: number; isFresh: boolean }[]
}

type Single = {
  pending: number
  oldestSeconds: number
  refused: number
  deadLetters: number
  lettersQueued: number
}

const SINGLE = `SELECT (SELECT count(*)::int FROM outbox WHERE state = 'pending') AS pending,
     (SELECT coalesce(extract(epoch FROM $1::timestamptz - min(created_at)), 0)::float
      FROM outbox WHERE state = 'pending') AS "oldestSeconds",
     (SELECT count(*)::int FROM outbox WHERE state = 'refused') AS refused,
     (SELECT count(*)::int FROM feed.dead_letter WHERE resolved_at IS NULL) AS "deadLetters",
     (SELECT count(*)::int FROM letter WHERE state IN ('rendered', 'queued'))
       AS "lettersQueued"`

/** The figures that lie in the database, at this moment of real time. */
export async function readFigures(deps: Deps): Promise<Figures> {
  const { query } = deps.db
  const wall = deps.clock.wallNow()
  const count = (sql: string) =>
    query<Counted>(`SELECT key, count(*)::int AS n FROM (${sql}) AS t
    GROUP BY key ORDER BY key`)
  const [[single], incidents, alarms, printRuns, lagMs, heartbeats] = await Promise.all([
    query<Single>(SINGLE, [wall]),
    count(`SELECT error_type AS key FROM readmodel.incident WHERE state <> 'resolved'`),
    count('SELECT kind AS key FROM feed.alarm WHERE seen_at IS NULL'),
    count(`SELECT state AS key FROM print_run WHERE state <> 'posted'`),
    feedLagMs(deps),
    listHeartbeats(query, wall),
  ])
  const {
    pending = 0,
    oldestSeconds = 0,
    refused = 0,
    deadLetters = 0,
    lettersQueued = 0,
  } = single ?? {}
  return {
    outbox: { pending, oldestSeconds, refused },
    feedLagSeconds: lagMs / 1000,
    deadLetters,
    incidents,
    alarms,
    printRuns,
    lettersQueued,
    heartbeats: heartbeats.flatMap(({ part, partitionId, at, state }) =>
      at
        ? [
            {
              part,
              partition: partitionId,
              ageSeconds: (wall.getTime() - Date.parse(at)) / 1000,
              isFresh: state === 'fresh',
            },
          ]
        : [],
    ),
  }
}
