import type { Deps } from '#server/base/deps.ts'
import type { ItemOutcome } from './act-on-item.ts'
import type { TroubleAction } from './schema.ts'
import type { TroubleItem, TroubleKind } from './trouble.ts'

/** Name of an item beyond its kind. */
export const itemName = ({ kind, id }: Pick<TroubleItem, 'kind' | 'id'>): string => `${kind}:${id}`

type Event = {
  at: Date
  actorId: string | null
  action: TroubleAction
  note: string | null
  outcome: ItemOutcome | null
}

/** What was done about items, oldest first, by the item's name. */
export async function listEvents(
  { db }: Deps,
  items: Pick<TroubleItem, 'kind' | 'id'>[],
): Promise<Map<string, Event[]>> {
  const rows = await db.query<Event & { item: string }>(
    `SELECT item, at, actor_id AS "actorId", action, note, outcome
     FROM trouble_event WHERE item = ANY($1) ORDER BY item, at`,
    [items.map(itemName)],
  )
  return Map.groupBy(rows, ({ item }) => item)
}

/** Who has taken an item on and not left it since; null for nobody. */
export function ownerOf(events: Event[]): string | null {
  const last = events.findLast(({ action }) => action === 'take' || action === 'leave')
  return last?.action === 'take' ? last.actorId : null
}

/** The note that was written last. */
export const noteOf = (events: Event[]): string | null =>
  events.findLast(({ note }) => note !== null)?.note ?? null

export type NewEvent = {
  item: { kind: TroubleKind; id: string }
  actorId: string
  action: TroubleAction
  note: string | null
  outcome: ItemOutcome
}

export async function addEvents({ db, clock }: Deps, events: NewEvent[]): Promise<void> {
  const rows = events.map(({ item, ...event }) => ({ ...event, item: itemName(item) }))
  await db.query(
    `INSERT INTO trouble_event (item, at, actor_id, action, note, outcome)
     SELECT e.item, $2, e."actorId", e.action, e.note, e.outcome
     FROM jsonb_to_recordset($1::jsonb)
       AS e(item text, "actorId" uuid, action text, note text, outcome text)`,
    [JSON.stringify(rows), clock.wallNow()],
  )
}
