import type { Deps } from '#server/base/deps.ts'
import { EngineRefused, EngineUnavailable } from '#server/engine/engine/errors.ts'
import type { OperationsPorts } from './ports.ts'
import type { TroubleAction } from './schema.ts'
import type { TroubleItem, TroubleKind } from './trouble.ts'

/** What became of an item. */
export type ItemOutcome = 'done' | 'gone' | 'failed' | 'refused' | 'unavailable' | 'noted'

type Context = { deps: Deps; ports: OperationsPorts }
type Act = (context: Context, item: TroubleItem) => Promise<ItemOutcome>

/** Changes one row, if it still is as it was shown. */
const change =
  (sql: string): Act =>
  async ({ deps }, { id }) => {
    const rows = await deps.db.query(`${sql} RETURNING 1`, [id, deps.clock.wallNow()])
    return rows.length ? 'done' : 'gone'
  }

const sendAgain = (state: string): Act =>
  change(
    `UPDATE outbox
     SET state = 'pending', attempts = 0, next_at = $2, error = NULL, confirm_by = NULL
     WHERE id = $1::uuid AND ${state}`,
  )
const closeCommand = change(
  `UPDATE outbox SET state = 'moot', settled_at = coalesce(settled_at, $2)
   WHERE id = $1::uuid AND state IN ('refused', 'delivered') AND confirmed_at IS NULL`,
)

const retryIncident: Act = async ({ deps, ports }, { id }) => {
  const [incident] = await deps.db.query<{ jobKey: string | null }>(
    `SELECT job_key AS "jobKey" FROM readmodel.incident WHERE key = $1 AND state <> 'resolved'`,
    [id],
  )
  if (!incident) return 'gone'
  const outcome = await ports.resolveIncident({ incidentKey: id, jobKey: incident.jobKey })
  return outcome === 'delivered' ? 'done' : 'gone'
}

const endInstance: Act = async ({ ports }, { instance }) => {
  if (!instance) return 'gone'
  return (await ports.endInstance(instance)) === 'delivered' ? 'done' : 'gone'
}

const replay: Act = async ({ ports }, { id }) => {
  const [partitionId = '', position = ''] = id.split('-')
  return await ports.replay({ partitionId: Number(partitionId), position })
}

const ACTS: Record<TroubleKind, Partial<Record<TroubleAction, Act>>> = {
  incident: { retry: retryIncident, end: endInstance },
  refused: { retry: sendAgain(`state = 'refused'`), close: closeCommand },
  unconfirmed: {
    retry: sendAgain(`state = 'delivered' AND confirmed_at IS NULL`),
    close: closeCommand,
  },
  waiting: {
    retry: change(`UPDATE outbox SET next_at = $2 WHERE id = $1::uuid AND state = 'pending'`),
  },
  'dead-letter': {
    retry: replay,
    close: change(
      `UPDATE feed.dead_letter SET resolved_at = $2
       WHERE partition_id || '-' || position = $1 AND resolved_at IS NULL`,
    ),
  },
  alarm: {
    acknowledge: change(
      'UPDATE feed.alarm SET seen_at = $2 WHERE id = $1::bigint AND seen_at IS NULL',
    ),
  },
}

const onlyNoted: Act = async () => 'noted'

/** Does one thing about one item; what the engine answers is an outcome, not an error. */
export async function actOnItem(
  context: Context,
  item: TroubleItem,
  action: TroubleAction,
): Promise<ItemOutcome> {
  const act = ACTS[item.kind][action] ?? onlyNoted
  try {
    return await act(context, item)
  } catch (error) {
    if (error instanceof EngineUnavailable) return 'unavailable'
    if (error instanceof EngineRefused) return 'refused'
    throw error
  }
}
