/**
 * One comparison that must find nothing; `sql` returns the differing things with a `what` column.
 * `E` is the temp table `engine_record`.
 */
export type Check = { name: string; sql: string }

/** The engine's side: every record of the log, read once. */
export const ENGINE_SIDE = `CREATE TEMP TABLE engine_record ON COMMIT DROP AS
  SELECT door, partition_id, position, value_type, j->>'intent' AS intent, j->>'key' AS key,
    j->'value' AS value, (j->>'sequence')::numeric AS sequence
  FROM (
    SELECT door, partition_id, position, value_type, line::jsonb AS j FROM feed.record_log
  ) AS log
  WHERE NOT EXISTS (
    SELECT FROM feed.dead_letter d
    WHERE d.partition_id = log.partition_id AND d.position = log.position
  )`

const PROCESS_STARTS = `SELECT key, value->>'bpmnProcessId' AS process_id
  FROM engine_record
  WHERE value_type = 'process-instance' AND intent = 'ELEMENT_ACTIVATED'
    AND value->>'bpmnElementType' = 'PROCESS'`
const LAST = (type: string) =>
  `SELECT DISTINCT ON (key) key, intent, value
   FROM engine_record
   WHERE value_type = '${type}'
   ORDER BY key, position DESC`
const LAST_TASK = `SELECT DISTINCT ON (value->>'userTaskKey') value->>'userTaskKey' AS key, intent,
    value->>'action' AS action
  FROM engine_record
  WHERE value_type = 'user-task'
  ORDER BY value->>'userTaskKey', position DESC`

/** Checks 2–6 of docs/procedure.md, "Ledger", and what outbox and domain rows owe each other. */
export const CHECKS: Check[] = [
  {
    name: '2 instances: read model = engine',
    sql: `SELECT coalesce(e.key, r.key) AS what
      FROM (${PROCESS_STARTS}) e
      FULL JOIN readmodel.process_instance r ON r.key = e.key
      WHERE e.key IS NULL OR r.key IS NULL`,
  },
  {
    name: '2 registered = started',
    sql: `SELECT coalesce(e.key, g.process_instance_key) AS what
      FROM (
        SELECT *
        FROM (${PROCESS_STARTS}) s
        WHERE process_id IN (SELECT process FROM instance_register)
      ) e
      FULL JOIN instance_register g ON g.process_instance_key = e.key
      WHERE (e.key IS NULL AND NOT EXISTS (SELECT FROM feed.forgotten))
        OR (
          g.process_instance_key IS NULL
            AND NOT EXISTS (
              SELECT
              FROM readmodel.element_instance x
              WHERE x.process_instance_key = e.key AND x.element_id = 'ev-duplicate'
            )
        )`,
  },
  {
    name: '2 cases and invitations that were asked for have started',
    sql: `SELECT 'invitation:' || i.id AS what
      FROM invitation i
      WHERE i.status IN ('open', 'accepted', 'declined', 'no-contact')
        AND NOT EXISTS (
          SELECT FROM instance_register g WHERE g.business_key = 'invitation:' || i.id
        )
      UNION ALL
      SELECT 'case:' || c.id
      FROM help_case c
      WHERE c.status IN ('open', 'closed')
        AND NOT EXISTS (SELECT FROM instance_register g WHERE g.business_key = 'case:' || c.id)`,
  },
  {
    // After a flush that failed an exporter gives a number to two records and leaves as many out
    // later: so records are counted against the span of their numbers, not the numbers.
    name: '3 no record is missing',
    sql: `SELECT e.door || ' ' || e.partition_id || ' ' || e.value_type || ': '
        || (e.span - e.n) || ' missing' AS what
      FROM (
        SELECT l.door, l.partition_id, l.value_type, count(*) + coalesce(f.n, 0) AS n,
          max(l.sequence) - least(min(l.sequence), coalesce(f.lowest, min(l.sequence))) + 1 AS span
        FROM (
          SELECT door, partition_id, value_type, (line::jsonb->>'sequence')::numeric AS sequence
          FROM feed.record_log
          WHERE value_type NOT IN ('signal', 'command-distribution')
        ) l
        LEFT JOIN feed.forgotten f ON f.door = l.door AND f.partition_id = l.partition_id
          AND f.value_type = l.value_type
        GROUP BY l.door, l.partition_id, l.value_type, f.lowest, f.n
      ) e
      WHERE e.span > e.n`,
  },
  {
    // The proof that does not rest on numbers: what came by the other door.
    name: '3 tasks: live door = elements of the history door',
    sql: `SELECT coalesce(h.key, l.key) || ' ' || coalesce(h.step, l.step) AS what
      FROM (
        SELECT key, CASE intent WHEN 'ELEMENT_ACTIVATED' THEN 'created'
            WHEN 'ELEMENT_COMPLETED' THEN 'completed' ELSE 'canceled' END AS step
        FROM engine_record
        WHERE value_type = 'process-instance' AND value->>'bpmnElementType' = 'USER_TASK'
          AND (
            intent IN ('ELEMENT_ACTIVATED', 'ELEMENT_COMPLETED')
              OR intent = 'ELEMENT_TERMINATED' AND key IN (
                SELECT key FROM engine_record WHERE intent = 'ELEMENT_ACTIVATED'
              )
          )
      ) h
      FULL JOIN (
        SELECT value->>'elementInstanceKey' AS key, lower(intent) AS step
        FROM engine_record
        WHERE value_type = 'user-task' AND intent IN ('CREATED', 'COMPLETED', 'CANCELED')
      ) l ON l.key = h.key AND l.step = h.step
      WHERE h.key IS NULL OR l.key IS NULL`,
  },
  {
    name: '3 no position is ahead of the log',
    sql: `SELECT d.door || ' ' || d.partition_id AS what
      FROM feed.door_position d
      LEFT JOIN (
        SELECT door, partition_id, max(position) AS position FROM feed.record_log GROUP BY 1, 2
      ) l ON l.door = d.door AND l.partition_id = d.partition_id
      WHERE d.position > coalesce(l.position, -1) AND d.position >= 0
        AND NOT EXISTS (SELECT FROM feed.forgotten)`,
  },
  {
    name: '4 started = running + completed + ended, per version',
    sql: `SELECT coalesce(e.process_id, r.process_id) || ' '
        || coalesce(e.version, r.version::text) AS what
      FROM (
        SELECT value->>'bpmnProcessId' AS process_id, value->>'version' AS version,
          count(*) FILTER (WHERE intent = 'ELEMENT_ACTIVATED') AS started,
          count(*) FILTER (WHERE intent IN ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')) AS ended
        FROM engine_record
        WHERE value_type = 'process-instance' AND value->>'bpmnElementType' = 'PROCESS'
        GROUP BY 1, 2
      ) e
      FULL JOIN (
        SELECT process_id, version, count(*) AS started,
          count(*) FILTER (WHERE state IN ('completed', 'terminated')) AS ended
        FROM readmodel.process_instance
        GROUP BY 1, 2
      ) r ON r.process_id = e.process_id
        AND r.version::text = e.version
      WHERE e.started IS DISTINCT FROM r.started OR e.ended IS DISTINCT FROM r.ended`,
  },
  {
    name: '5 open tasks: list = engine',
    sql: `SELECT coalesce(e.key, t.key) AS what
      FROM (SELECT key FROM (${LAST_TASK}) x WHERE intent NOT IN ('COMPLETED', 'CANCELED')) e
      FULL JOIN (SELECT key FROM task WHERE state = 'open') t ON t.key = e.key
      WHERE e.key IS NULL OR t.key IS NULL`,
  },
  {
    name: '5 open incidents: list = engine',
    sql: `SELECT coalesce(e.key, r.key) AS what
      FROM (SELECT key FROM (${LAST('incident')}) x WHERE intent <> 'RESOLVED') e
      FULL JOIN (SELECT key FROM readmodel.incident WHERE state <> 'resolved') r ON r.key = e.key
      WHERE e.key IS NULL OR r.key IS NULL`,
  },
  {
    name: '5 armed timers: list = engine',
    sql: `SELECT coalesce(e.key, r.key) AS what
      FROM (SELECT key FROM (${LAST('timer')}) x WHERE intent = 'CREATED') e
      FULL JOIN (SELECT key FROM readmodel.timer WHERE state = 'created') r ON r.key = e.key
      WHERE e.key IS NULL OR r.key IS NULL`,
  },
  {
    name: '6 every completion has one audit line and one record',
    sql: `SELECT coalesce(e.key, a.key) AS what
      FROM (SELECT key FROM (${LAST_TASK}) x WHERE intent = 'COMPLETED') e
      FULL JOIN (
        SELECT detail->>'task' AS key, count(*) AS n
        FROM audit.entry
        WHERE action = 'task.complete'
        GROUP BY 1
      ) a ON a.key = e.key
      WHERE a.key IS NULL OR a.n <> 1
        OR (
          e.key IS NULL
            AND EXISTS (SELECT FROM task t WHERE t.key = a.key AND t.state = 'completed')
        )`,
  },
  {
    name: 'outbox: nothing refused',
    sql: `SELECT id::text AS what FROM outbox WHERE state = 'refused'`,
  },
  {
    name: 'outbox: nothing waits',
    sql: `SELECT id::text AS what FROM outbox WHERE state = 'pending'`,
  },
  {
    name: 'letters: posted means told to the engine',
    sql: `SELECT l.id::text AS what
      FROM letter l
      WHERE l.state = 'posted' AND NOT l.optional
        AND NOT EXISTS (
          SELECT
          FROM outbox o
          WHERE o.payload->>'name' = 'LetterPosted' AND o.payload->>'correlationKey' = l.id::text
        )`,
  },
  {
    name: 'letters: each was asked for by the drawing, one at a time',
    sql: `SELECT l.id::text AS what
      FROM letter l
      WHERE l.call_key NOT LIKE 'desk/%' AND NOT EXISTS (
        SELECT
        FROM engine_record e
        WHERE e.value_type = 'process-instance' AND e.key = split_part(l.call_key, '/', 2)
      )
        AND NOT EXISTS (SELECT FROM feed.forgotten)
      UNION ALL
      SELECT b.id::text
      FROM letter a
      JOIN letter b ON b.subject = a.subject AND b.person_id = a.person_id
        AND b.document_type = a.document_type AND b.id > a.id
      WHERE a.state IN ('rendered', 'queued') AND b.state IN ('rendered', 'queued')
        AND b.created_at - a.created_at BETWEEN interval '-7 days' AND interval '7 days'`,
  },
  {
    name: 'talks: each that lies ahead is awaited by its process',
    sql: `SELECT a.id::text AS what
      FROM appointment a
      WHERE a.status IN ('provisional', 'confirmed')
        AND NOT EXISTS (SELECT FROM wait w WHERE w.id = a.wait_id AND w.closed_at IS NULL)
        AND NOT EXISTS (
          SELECT
          FROM task t
          WHERE t.subject = 'case:' || a.case_id AND t.form_id = 'record-attendance'
            AND t.state = 'open'
        )`,
  },
  {
    name: 'dead letters',
    sql: `SELECT partition_id || '-' || position || ' ' || reason AS what
      FROM feed.dead_letter
      WHERE resolved_at IS NULL`,
  },
]
