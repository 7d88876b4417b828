import type { Query } from '#server/base/db.ts'

export const TROUBLE_KINDS = [
  'incident',
  'refused',
  'unconfirmed',
  'waiting',
  'dead-letter',
  'alarm',
] as const
export type TroubleKind = (typeof TROUBLE_KINDS)[number]

/** A command that waits this long is told of, however it will end. */
const WAITS_MS = 60_000

/** What an error quotes, and numbers: they differ where the cause is the same. */
const PLAIN = (text: string) => `regexp_replace(${text}, '''[^'']*''|"[^"]*"|[0-9]+', '…', 'g')`

/** The commands of the outbox with the step they belong to. */
const COMMANDS = `SELECT o.*, t.process_id, t.definition_key, t.element_id,
    coalesce(o.payload->>'name', '') AS message
  FROM outbox o LEFT JOIN task t ON o.kind = 'complete' AND t.key = o.payload->>'taskKey'
  WHERE o.state IN ('pending', 'refused') OR o.state = 'delivered' AND o.confirmed_at IS NULL`

/**
 * Everything that is stuck, one row each. `$1` is real time. Not a view of the database: the read
 * model is exchanged as a whole when it is built anew.
 */
const TROUBLE = `WITH command AS (${COMMANDS}),
  item AS (
    SELECT 'incident' AS kind, i.key AS id, i.created_at AS at, i.error_type AS code,
      ${PLAIN('i.error_message')} AS cause, p.process_id, p.definition_key, i.element_id,
      i.process_instance_key AS instance, NULL AS subject
    FROM readmodel.incident i
    LEFT JOIN readmodel.process_instance p ON p.key = i.process_instance_key
    WHERE i.state <> 'resolved'
    UNION ALL
    SELECT 'refused', id::text, created_at, split_part(coalesce(error, ''), ':', 1), message,
      process_id, definition_key, element_id, NULL, stream
    FROM command WHERE state = 'refused'
    UNION ALL
    SELECT 'unconfirmed', id::text, created_at, kind, message,
      process_id, definition_key, element_id, NULL, stream
    FROM command WHERE state = 'delivered' AND confirm_by < $1
    UNION ALL
    SELECT 'waiting', c.id::text, c.created_at,
      CASE WHEN EXISTS (
        SELECT FROM command r WHERE r.state = 'refused' AND r.stream = c.stream AND r.seq < c.seq)
      THEN 'behind' ELSE split_part(coalesce(c.error, ''), ':', 1) END,
      '', NULL, NULL, NULL, NULL, c.stream
    FROM command c
    WHERE c.state = 'pending' AND c.created_at < $1::timestamptz - interval '${WAITS_MS} ms'
    UNION ALL
    SELECT 'dead-letter', partition_id || '-' || position, at, value_type, ${PLAIN('reason')},
      NULL, NULL, NULL, substring(line FROM '"processInstanceKey":([0-9]+)'), NULL
    FROM feed.dead_letter WHERE resolved_at IS NULL
    UNION ALL
    SELECT 'alarm', id::text, at, kind, detail, NULL, NULL, NULL, NULL, subject
    FROM feed.alarm WHERE seen_at IS NULL),
  trouble AS (
    SELECT item.*, md5(concat_ws('|', kind, code, cause, process_id, element_id)) AS group_id
    FROM item)`

export type TroubleGroup = {
  id: string
  kind: TroubleKind
  code: string
  cause: string
  processId: string | null
  definitionKey: string | null
  elementId: string | null
  count: number
  since: Date
  newest: Date
}

/** What is stuck by its cause: the largest group first. */
export async function listGroups(query: Query, wall: Date): Promise<TroubleGroup[]> {
  return await query<TroubleGroup>(
    `${TROUBLE}
     SELECT group_id AS id, kind, code, cause, process_id AS "processId",
       max(definition_key) AS "definitionKey", element_id AS "elementId",
       count(*)::int AS count, min(at) AS since, max(at) AS newest
     FROM trouble
     GROUP BY group_id, kind, code, cause, process_id, element_id
     ORDER BY count DESC, since LIMIT 200`,
    [wall],
  )
}

export type TroubleItem = {
  kind: TroubleKind
  id: string
  at: Date
  /** `at` as exactly as the database keeps it. */
  place: string
  code: string
  cause: string
  /** The instance at the root. */
  instance: string | null
  subject: string | null
  definitionKey: string | null
  elementId: string | null
}

type ItemFilter = {
  wall: Date
  group: string
  ids?: string[] | null
  /** Where the page before ended. */
  after?: { at: string; id: string } | null
  limit: number
}

/**
 * Items of a group, oldest first; the subject of an item in the engine is that of the instance that
 * was registered at its root.
 */
export async function listItems(query: Query, filter: ItemFilter): Promise<TroubleItem[]> {
  const { wall, group, ids = null, after, limit } = filter
  return await query<TroubleItem>(
    `${TROUBLE},
     page AS (
       SELECT * FROM trouble
       WHERE group_id = $2 AND ($3::text[] IS NULL OR id = ANY($3))
         AND (at, id) > ($4::timestamptz, $5)
       ORDER BY at, id LIMIT $6),
     root AS (
       WITH RECURSIVE up AS (
         SELECT p.key AS leaf, p.key, p.parent_key FROM readmodel.process_instance p
         WHERE p.key IN (SELECT instance FROM page)
         UNION ALL
         SELECT up.leaf, p.key, p.parent_key
         FROM up JOIN readmodel.process_instance p ON p.key = up.parent_key)
       SELECT up.leaf, up.key AS root, g.business_key
       FROM up LEFT JOIN instance_register g ON g.process_instance_key = up.key
       WHERE up.parent_key IS NULL)
     SELECT page.kind, page.id, page.at, page.at::text AS place, page.code, page.cause, page.element_id AS "elementId",
       page.definition_key AS "definitionKey", coalesce(root.root, page.instance) AS instance,
       coalesce(page.subject, root.business_key) AS subject
     FROM page LEFT JOIN root ON root.leaf = page.instance
     ORDER BY page.at, page.id`,
    [wall, group, ids, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
}

export async function countItems(
  query: Query,
  { wall, group }: { wall: Date; group: string },
): Promise<number> {
  const [row] = await query<{ n: number }>(
    `${TROUBLE} SELECT count(*)::int AS n FROM trouble WHERE group_id = $2`,
    [wall, group],
  )
  return row?.n ?? 0
}
