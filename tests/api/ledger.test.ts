import { Readable } from 'node:stream'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { logRecords } from '#server/doors/feed/log-records.ts'
import { receiveLive } from '#server/doors/feed/project-live.ts'
import { projectNext } from '#server/doors/feed/run-projector.ts'
import { runSettledLedger } from '#server/desks/ledger/settled-ledger.ts'
import { runLedger } from '#server/desks/ledger/run-ledger.ts'
import { createDoorDatabase, type DoorDatabase } from '#tests/support/door-database.ts'
import { buildStream, bulkOf } from '#tests/support/records.ts'

const INSTANCES = `INSERT INTO instance_register
    (business_key, process, generation, process_instance_key, registered_at)
  SELECT 'invitation:' || gen_random_uuid(), process_id, 1, key, '2026-06-01'
  FROM readmodel.process_instance`
/** Writes `p`, a person of a household of their own. */
const PERSON = `h AS (INSERT INTO household (type) VALUES ('single') RETURNING id),
      p AS (
        INSERT INTO person (household_id, reference, last_name, first_name, salutation,
          street, postcode, city, district, language, match_key)
        SELECT id, 'P-1', 'Muster', 'Ada', 'none',
          'Weg 1', '00101', 'Musterstadt', 'nord', 'de', 'x'
        FROM h
        RETURNING id
      )`
const COMPLETIONS = `INSERT INTO audit.entry (at, actor_id, action, subject, detail)
  SELECT '2026-06-01', NULL, 'task.complete', subject, jsonb_build_object('task', key)
  FROM task
  WHERE state = 'completed'`

/** What goes wrong, and the checks that must see it. */
const faults: { what: string; sql: string; red: string[] }[] = [
  {
    what: 'a record is lost',
    sql: `DELETE FROM feed.record_log
      WHERE position = (
        SELECT min(position) FROM feed.record_log WHERE value_type = 'message' AND position > 30
      )`,
    red: ['3 no record is missing'],
  },
  {
    what: 'a task record is lost, and a number given twice hides it',
    sql: `WITH lost AS (
        DELETE FROM feed.record_log
        WHERE door = 'live' AND position = (
          SELECT min(l.position) FROM feed.record_log l
          WHERE l.door = 'live' AND l.line::jsonb->>'intent' = 'CREATED'
            AND l.line::jsonb->'value'->>'userTaskKey' IN (
              SELECT key FROM task WHERE state = 'completed'
            )
        )
      )
      UPDATE feed.record_log l
      SET line = replace(l.line, '"sequence":' || n.last, '"sequence":' || n.last - 1)
      FROM (
        SELECT max((line::jsonb->>'sequence')::int) AS last
        FROM feed.record_log WHERE door = 'live'
      ) n
      WHERE l.door = 'live' AND (l.line::jsonb->>'sequence')::int = n.last`,
    red: ['3 tasks: live door = elements of the history door'],
  },
  {
    what: 'a position runs ahead of the log',
    sql: `UPDATE feed.door_position SET position = position + 1 WHERE door = 'history'`,
    red: ['3 no position is ahead of the log'],
  },
  {
    what: 'an instance is missing in the read model',
    sql: `DELETE FROM readmodel.process_instance
      WHERE key = (SELECT min(key) FROM readmodel.process_instance)`,
    red: [
      '2 instances: read model = engine',
      '4 started = running + completed + ended, per version',
    ],
  },
  {
    what: 'an instance ended only in the read model',
    sql: `UPDATE readmodel.process_instance
      SET state = 'completed'
      WHERE key = (
        SELECT min(key) FROM readmodel.process_instance
        WHERE state NOT IN ('completed', 'terminated')
      )`,
    red: ['4 started = running + completed + ended, per version'],
  },
  {
    what: 'an instance was never registered',
    sql: `DELETE FROM instance_register
      WHERE process_instance_key = (SELECT min(process_instance_key) FROM instance_register)`,
    red: ['2 registered = started'],
  },
  {
    what: 'something is registered that never started',
    sql: `INSERT INTO instance_register (business_key, process, generation, process_instance_key,
        registered_at)
      SELECT 'invitation:phantom', process, 1, '1', registered_at
      FROM instance_register
      LIMIT 1`,
    red: ['2 registered = started'],
  },
  {
    what: 'an open task is missing in the list',
    sql: `UPDATE task
      SET state = 'canceled'
      WHERE key = (SELECT min(key) FROM task WHERE state = 'open')`,
    red: ['5 open tasks: list = engine'],
  },
  {
    what: 'a timer is only in the list',
    sql: `UPDATE readmodel.timer
      SET state = 'created'
      WHERE key = (SELECT min(key) FROM readmodel.timer)`,
    red: ['5 armed timers: list = engine'],
  },
  {
    what: 'a completion has no audit line',
    sql: `DELETE FROM audit.entry
      WHERE id = (SELECT min(id) FROM audit.entry WHERE action = 'task.complete')`,
    red: ['6 every completion has one audit line and one record'],
  },
  {
    what: 'a completion has two audit lines',
    sql: `INSERT INTO audit.entry (at, actor_id, action, subject, detail)
      SELECT at, actor_id, action, subject, detail
      FROM audit.entry
      WHERE action = 'task.complete'
      LIMIT 1`,
    red: ['6 every completion has one audit line and one record'],
  },
  {
    what: 'a letter was written for which nobody asked',
    sql: `WITH ${PERSON}
      INSERT INTO letter (subject, person_id, document_type, state, data, sort_key, call_key,
        created_at)
      SELECT 'invitation:x', id, 'INVITATION_1', 'queued', '{}', 'x', 'invitation:x/1', '2026-06-01'
      FROM p`,
    red: ['letters: each was asked for by the drawing, one at a time'],
  },
  {
    what: 'a talk is booked that no process awaits',
    sql: `WITH ${PERSON},
      g AS (INSERT INTO agency (id, name) VALUES ('probe', 'Probe') RETURNING id),
      s AS (INSERT INTO staff (username, display_name, roles, agency_id, phone, email, room)
        SELECT 'probe', 'Probe', '{caseworker}', id, '', '', '' FROM g RETURNING id),
      c AS (INSERT INTO help_case (person_id, agency_id, status, origin, priority, opened_at)
        SELECT p.id, g.id, 'opening', 'walk-in', 'P3', '2026-06-01' FROM p, g RETURNING id)
      INSERT INTO appointment (case_id, purpose, starts_at, ends_at, staff_id, mode, booked_at)
      SELECT c.id, 'intake', '2026-07-01 10:00', '2026-07-01 11:00', s.id, 'phone', '2026-06-01'
      FROM c, s`,
    red: ['talks: each that lies ahead is awaited by its process'],
  },
  {
    what: 'a record was set aside',
    sql: `INSERT INTO feed.dead_letter (partition_id, position, door, value_type, reason, line, at)
      VALUES (4, 999999, 'history', 'timer', 'unreadable', '{}', '2026-06-01')`,
    red: ['dead letters'],
  },
]

describe('the ledger', () => {
  let database: DoorDatabase
  let owner: pg.Client

  beforeEach(async () => {
    database = await createDoorDatabase()
    owner = new pg.Client({ connectionString: database.superuserUrl })
    await owner.connect()
    await fill(database)
    await owner.query(INSTANCES)
    await owner.query(COMPLETIONS)
  })
  afterEach(async () => {
    await owner.end()
    await database.drop()
  })

  test('finds nothing where nothing is wrong', async () => {
    expect(await redChecks(database)).toEqual([])
  })

  test('a number given twice and left out later is no loss', async () => {
    // when: as an exporter counts after a flush that failed
    const { rowCount } = await owner.query(
      `UPDATE feed.record_log l
       SET line = replace(l.line, '"sequence":' || s.n, '"sequence":' || s.n - 1)
       FROM (SELECT position, (line::jsonb->>'sequence')::int AS n
             FROM feed.record_log WHERE door = 'live') s
       WHERE l.position = s.position AND s.n = 9`,
    )
    // then
    expect(rowCount).toBe(1)
    expect(await redChecks(database)).toEqual([])
  })

  test('what is under way is named, and no difference by itself', async () => {
    // given
    await owner.query(
      `INSERT INTO submission (task_key, form_id, form_checksum, answers, release_at, created_at)
       SELECT key, form_id, '', '{}', '2026-06-01', '2026-06-01'
       FROM task WHERE state = 'open' LIMIT 1`,
    )
    // when
    const { lines, underWay } = await runSettledLedger(database.superuserUrl, {
      clock: createClock(),
      patienceMs: 0,
    })
    // then
    expect(underWay).toContain('1 submissions that can still be taken back')
    expect(lines.filter(({ differences }) => differences > 0)).toEqual([])
  })

  test.for(faults)('$what: the matching check turns red, and no other', async ({ sql, red }) => {
    // when
    const { rowCount } = await owner.query(sql)
    // then
    expect(rowCount).toBe(1)
    expect(await redChecks(database)).toEqual(red)
  })
})

async function fill({ appUrl }: DoorDatabase): Promise<void> {
  const db = openDb(appUrl, 4)
  const deps: Deps = {
    db,
    clock: createClock(),
    log: pino({ level: 'silent' }),
    undoSeconds: 0,
    watermark: true,
    city: 'Stadt Musterstadt',
  }
  const { records } = buildStream({ instances: 12, seed: 5 })
  await logRecords(
    deps,
    Readable.from([Buffer.from(bulkOf(records.filter(({ door }) => door === 'history')))]),
  )
  await receiveLive(
    deps,
    Readable.from([Buffer.from(bulkOf(records.filter(({ door }) => door === 'live')))]),
    { allowed: new Set(['response']) },
  )
  while (await projectNext(deps, new Set(['response'])));
  await db.close()
}

async function redChecks({ superuserUrl }: DoorDatabase): Promise<string[]> {
  const lines = await runLedger(superuserUrl)
  return lines.filter(({ differences }) => differences > 0).map(({ name }) => name)
}
