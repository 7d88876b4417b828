import type { Deps } from '#server/base/deps.ts'
import type { Outcome, OutboxRow } from './deliver.ts'

export type Settled = { row: OutboxRow; outcome: Outcome }

/**
 * Messages that have nothing left to reach once their wait, letter or campaign is over:
 * unconfirmed, they are simply moot.
 */
const MOOT_WHEN_OVER = [
  'DeadlineMoved',
  'WaitEnded',
  'LetterPosted',
  'LetterCancelled',
  'CampaignAllSettled',
  'CampaignStopped',
  'CasePaused',
  'ResumeCase',
]

/**
 * The next deliverable row of each stream that is not in `busy`; a refused row stops its own
 * stream.
 */
export async function listHeads(deps: Deps, busy: string[], limit: number): Promise<OutboxRow[]> {
  return await deps.db.query<OutboxRow>(
    `SELECT id, stream, kind, payload, attempts FROM (
       SELECT DISTINCT ON (stream) id, stream, seq, kind, payload, attempts, state, next_at
       FROM outbox
       WHERE state IN ('pending', 'refused') AND stream <> ALL($1::text[])
       ORDER BY stream, seq) AS head
     WHERE state = 'pending' AND next_at <= $2 ORDER BY seq LIMIT $3`,
    [busy, deps.clock.wallNow(), limit],
  )
}

/**
 * Writes what became of a row. What was delivered stays unconfirmed until its record comes back:
 * CORRELATED for a message, COMPLETED for a task.
 */
export async function settleRow(deps: Deps, { row, outcome }: Settled): Promise<void> {
  const at = deps.clock.wallNow()
  if (outcome.state === 'retry') {
    const next = new Date(at.getTime() + outcome.afterMs)
    await deps.db.query(
      'UPDATE outbox SET attempts = attempts + 1, next_at = $2, error = $3 WHERE id = $1',
      [row.id, next, outcome.error],
    )
    return
  }
  const confirmBy =
    outcome.state === 'delivered' ? new Date(at.getTime() + outcome.confirmWithinMs) : null
  await deps.db.query(
    `UPDATE outbox
     SET state = CASE WHEN state = 'delivered' THEN state ELSE $2 END,
       settled_at = $3, confirm_by = $4, error = $5, attempts = attempts + 1
     WHERE id = $1`,
    [row.id, outcome.state, at, confirmBy, outcome.state === 'refused' ? outcome.error : null],
  )
  if (outcome.state !== 'refused') return
  deps.log.error(
    { outbox: row.id, reason: outcome.error },
    'the engine refused a command; its stream waits',
  )
  deps.db.announceNow(['operations'])
}

/**
 * Messages that ran out unconfirmed: those for what is already over become moot, the rest stays as
 * a to-do of operations.
 */
export async function closeExpired(deps: Deps): Promise<void> {
  const moot = await deps.db.query<{ id: string }>(
    `UPDATE outbox SET state = 'moot'
     WHERE state = 'delivered' AND confirm_by < $1 AND confirmed_at IS NULL
       AND payload->>'name' = ANY($2)
     RETURNING id`,
    [deps.clock.wallNow(), MOOT_WHEN_OVER],
  )
  if (moot.length) deps.db.announceNow(['operations'])
}

/**
 * Sends again what the engine acknowledged and then forgot in a crash: no record of it has come
 * back. First after two minutes, then after twice as long each time. What arrived after all is not
 * done twice: the engine knows message ids, a completed task is gone, an instance registers once
 * (docs/procedure.md, "What a crash may repeat").
 */
export async function sendAgain(deps: Deps): Promise<void> {
  const again = await deps.db.query<{ id: string }>(
    `WITH silent AS MATERIALIZED (
         SELECT id, id::text AS message_id, kind, stream, payload
         FROM outbox
         WHERE confirm_by IS NOT NULL AND confirmed_at IS NULL AND state = 'delivered'
           AND settled_at < $1::timestamptz - interval '1 minute' * power(2, least(attempts, 8))
           AND created_at > $1::timestamptz - interval '7 days'),
       known AS (
         SELECT message_id FROM readmodel.message
         WHERE message_id = ANY (SELECT message_id FROM silent))
     UPDATE outbox o SET state = 'pending', next_at = $1 FROM silent s
     WHERE s.id = o.id AND o.state = 'delivered'
       AND (s.kind = 'complete' OR s.message_id NOT IN (SELECT message_id FROM known)
         AND NOT (s.payload->>'isStart' = 'true'
           AND EXISTS (SELECT FROM instance_register g WHERE g.business_key = s.stream)))
     RETURNING o.id`,
    [deps.clock.wallNow()],
  )
  for (const { id } of again)
    deps.log.warn({ outbox: id }, 'acknowledged, but no record came back: sent again')
}

/** Commands not yet delivered. */
export async function countBacklog(deps: Deps): Promise<number> {
  const [row] = await deps.db.query<{ n: string }>(
    `SELECT count(*) AS n FROM outbox WHERE state = 'pending'`,
  )
  return Number(row?.n ?? 0)
}
