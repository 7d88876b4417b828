import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#server/base/clock.ts'
import { withConnection, type Query } from '#server/base/db.ts'
import { compare, inBoth, toLine, type LedgerLine } from './run-ledger.ts'

export type SettledLedger = {
  lines: LedgerLine[]
  /** What did not come to rest in time; differences may then only be late. */
  underWay: string[]
}

type SettledOptions = { clock: Pick<Clock, 'wallNow'>; patienceMs?: number; betweenMs?: number }

const POLL_MS = 250
/** Between two snapshots: what one of them caught on its way has arrived in the other. */
const BETWEEN_MS = 5000

/**
 * What has not come to rest, a line each. A program that runs has to have sent a marker after `$1`
 * that came back through every door: then all that happened before is here, too.
 */
const UNDER_WAY = `
  SELECT count(*) || ' commands not yet delivered' AS what
  FROM outbox o
  WHERE state = 'pending' AND NOT EXISTS (
    SELECT FROM outbox r WHERE r.stream = o.stream AND r.state = 'refused' AND r.seq < o.seq)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' submissions that can still be taken back'
  FROM submission WHERE state = 'waiting' HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' jobs of the engine'
  FROM readmodel.job j
  WHERE state NOT IN ('completed', 'canceled', 'error_thrown') AND NOT EXISTS (
    SELECT FROM readmodel.incident i WHERE i.job_key = j.key AND i.state <> 'resolved')
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' records not yet projected'
  FROM feed.record_log l
  WHERE l.door = 'history'
    AND l.seq > coalesce((
      SELECT p.seq FROM feed.projection p WHERE p.partition_id = l.partition_id), 0)
  HAVING count(*) > 0
  UNION ALL
  SELECT 'the door ' || part || ' of partition ' || partition_id
  FROM feed.heartbeat
  WHERE part IN ('live', 'history') AND at < $1 AND EXISTS (
    SELECT FROM feed.heartbeat p
    WHERE p.part = 'pulse' AND p.at > $1::timestamptz - interval '30 seconds')`

/**
 * The ledger of an installation that may be at work: it waits until everything has come to rest, at
 * most `patienceMs`, and where something differs it looks a second time, since on a busy day
 * something is always under way. Only what differs both times is a difference.
 */
export async function runSettledLedger(
  ownerUrl: string,
  { clock, patienceMs = 60_000, betweenMs = BETWEEN_MS }: SettledOptions,
): Promise<SettledLedger> {
  const patience = { clock, patienceMs }
  return await withConnection(ownerUrl, async (query) => {
    const before = await untilQuiet(query, patience)
    const first = await compare(query)
    if (first.every(({ found }) => found.length === 0))
      return { lines: first.map(toLine), underWay: before }
    await pause(betweenMs)
    const underWay = await untilQuiet(query, patience)
    return { lines: inBoth(first, await compare(query)).map(toLine), underWay }
  })
}

async function untilQuiet(
  query: Query,
  { clock, patienceMs }: Pick<SettledOptions, 'clock'> & { patienceMs: number },
): Promise<string[]> {
  const asked = clock.wallNow()
  const end = performance.now() + patienceMs
  for (;;) {
    const rows = await query<{ what: string }>(UNDER_WAY, [asked])
    const underWay = rows.map(({ what }) => what)
    if (underWay.length === 0 || performance.now() > end) return underWay
    await pause(POLL_MS)
  }
}
