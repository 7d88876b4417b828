import { Readable } from 'node:stream'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { logRecords } from '#server/doors/feed/log-records.ts'
import { receiveLive } from '#server/doors/feed/project-live.ts'
import { rebuildReadModel } from '#server/doors/feed/rebuild.ts'
import { projectNext } from '#server/doors/feed/run-projector.ts'
import { createDoorDatabase } from '#tests/support/door-database.ts'
import { buildStream, bulkOf, disturb, poisoned, type Exported } from '#tests/support/records.ts'
import { known } from '#tests/support/known.ts'

const ALLOWED = new Set(['response'])
const TABLES = [
  'process_instance',
  'element_instance',
  'variable',
  'timer',
  'job',
  'subscription',
  'message',
  'incident',
]

type World = { deps: Deps; ownerUrl: string; close(): Promise<void> }

async function openWorld(): Promise<World> {
  const { appUrl, superuserUrl: ownerUrl, drop } = await createDoorDatabase()
  const db = openDb(appUrl, 4)
  const deps: Deps = {
    db,
    clock: createClock(),
    log: pino({ level: 'silent' }),
    undoSeconds: 0,
    watermark: true,
    city: 'Stadt Musterstadt',
  }
  return {
    deps,
    ownerUrl,
    async close() {
      await db.close()
      await drop()
    },
  }
}

async function send({ deps }: World, bulk: Exported[]): Promise<void> {
  for (const door of ['live', 'history'] as const) {
    const part = bulk.filter((record) => record.door === door)
    if (part.length === 0) continue
    const body = Readable.from([Buffer.from(bulkOf(part))])
    await (door === 'live' ? receiveLive(deps, body, { allowed: ALLOWED }) : logRecords(deps, body))
  }
}

async function projectAll({ deps }: World): Promise<void> {
  while (await projectNext(deps, ALLOWED));
}

async function readModel({ deps }: World): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const table of TABLES)
    tables[table] = await deps.db.query(`SELECT * FROM readmodel.${table} ORDER BY 1, 2`)
  tables['task'] = await deps.db.query('SELECT * FROM task ORDER BY key')
  return tables
}

const withoutOwn = (rows: unknown[]): unknown[] =>
  rows.map((row) => ({ ...(row as object), due_at: undefined }))

/** One record of the history door, as the engine writes it. */
function history(
  position: number,
  about: { valueType: string; intent: string; key: number },
  value: object,
): Exported {
  const head = { partitionId: 4, position, timestamp: 1_780_000_000_000, recordType: 'EVENT' }
  const type = about.valueType.toLowerCase().replaceAll('_', '-')
  const line = JSON.stringify({ ...head, ...about, sequence: 0, value })
  return { door: 'history', position, type, line }
}

describe('records', () => {
  const { records } = buildStream({ instances: 40, seed: 7 })
  let ordered: World
  let disturbed: World

  beforeAll(async () => {
    ordered = await openWorld()
    disturbed = await openWorld()
    await send(ordered, records)
    await projectAll(ordered)
  })
  afterAll(async () => {
    await ordered.close()
    await disturbed.close()
  })

  test('the read model of redelivered and shuffled bulks equals the one built in order', async () => {
    // given
    const bulks = disturb(records, 11)
    // when
    for (const bulk of bulks) {
      await send(disturbed, bulk)
      if (bulk.length % 3 === 0) await projectAll(disturbed)
    }
    await projectAll(disturbed)
    // then
    const [a, b] = [await readModel(ordered), await readModel(disturbed)]
    for (const table of TABLES) expect({ table, rows: b[table] }).toEqual({ table, rows: a[table] })
    expect(withoutOwn(known(b['task']))).toEqual(withoutOwn(known(a['task'])))
    expect(a['task']).toHaveLength(40)
  })

  test('keys beyond 2^53 keep every digit', async () => {
    // when
    const [row] = await ordered.deps.db.query<{ key: string }>(
      'SELECT key FROM readmodel.process_instance ORDER BY key LIMIT 1',
    )
    // then
    expect(row?.key).toBe('9007199254740999')
    expect(records.some(({ line }) => line.includes(`"key":${row?.key}`))).toBe(true)
  })

  test('a timestamp without a fraction is read', async () => {
    // when
    const [row] = await ordered.deps.db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM readmodel.process_instance WHERE started_at IS NULL',
    )
    // then
    expect(records.some(({ line }) => /"timestamp":"[^".]+Z"/.test(line))).toBe(true)
    expect(row?.n).toBe(0)
  })

  test('a rebuild equals live, row by row', async () => {
    // given
    const before = await readModel(ordered)
    await ordered.deps.db.query(`UPDATE readmodel.timer SET state = 'lost'`)
    await ordered.deps.db.query(`UPDATE task SET state = 'open', role = 'nobody'`)
    // when
    await rebuildReadModel(ordered.deps, ordered.ownerUrl)
    // then
    expect(await readModel(ordered)).toEqual(before)
  })

  test('a poisoned record is set aside visibly and stops nothing', async () => {
    // given
    const { records: more } = buildStream({ instances: 2, seed: 3 })
    const later = more.map((record) => ({ ...record, position: record.position + 100_000 }))
    // when
    await send(ordered, [...later.slice(0, 5), poisoned(99_999), ...later.slice(5)])
    await projectAll(ordered)
    // then
    const letters = await ordered.deps.db.query<{ position: string; value_type: string }>(
      'SELECT position, value_type FROM feed.dead_letter',
    )
    expect(letters).toEqual([{ position: '99999', value_type: 'timer' }])
    const [row] = await ordered.deps.db.query<{ n: number }>(
      `SELECT count(*)::int AS n
       FROM feed.record_log l
       JOIN feed.projection p USING (partition_id)
       WHERE l.door = 'history' AND l.seq > p.seq`,
    )
    expect(row?.n).toBe(0)
  })

  test('a message counts as arrived once a process has taken it, not when it is published', async () => {
    // given
    const { prisma } = ordered.deps.db
    const at = ordered.deps.clock.wallNow()
    const row = { stream: 'probe', kind: 'publish', payload: {}, nextAt: at, createdAt: at }
    const [taken, unheard] = [
      await prisma.outbox.create({ data: row }),
      await prisma.outbox.create({ data: row }),
    ]
    const message = { name: 'ClientResponded', correlationKey: 'a' }
    const published = ({ id }: { id: string }, n: number) =>
      history(
        400_000 + n,
        { valueType: 'MESSAGE', intent: 'PUBLISHED', key: 770 + n },
        {
          ...message,
          messageId: id,
        },
      )
    const state = async () =>
      (await prisma.outbox.findMany({ where: { stream: 'probe' }, orderBy: { seq: 'asc' } })).map(
        ({ state: is, confirmedAt }) => [is, confirmedAt !== null],
      )
    // when
    await send(ordered, [published(taken, 1), published(unheard, 2)])
    await projectAll(ordered)
    const early = await state()
    const subscription = { valueType: 'PROCESS_MESSAGE_SUBSCRIPTION', intent: 'CORRELATED' }
    await send(ordered, [
      history(
        400_003,
        { ...subscription, key: 780 },
        {
          messageKey: 771,
          messageName: message.name,
          correlationKey: message.correlationKey,
          processInstanceKey: 1,
          elementInstanceKey: 1,
        },
      ),
    ])
    await projectAll(ordered)
    // then
    expect(early).toEqual([
      ['pending', false],
      ['pending', false],
    ])
    expect(await state()).toEqual([
      ['delivered', true],
      ['pending', false],
    ])
  })

  test('a variable that no contract knows is hashed in log and read model and raises an alarm', async () => {
    // given
    const line = JSON.stringify({
      partitionId: 4,
      position: 300_000,
      key: 5,
      timestamp: 1_780_000_000_000,
      recordType: 'EVENT',
      valueType: 'VARIABLE',
      intent: 'CREATED',
      sequence: 1,
      value: {
        name: 'lastName',
        value: '"Zaunkönig"',
        scopeKey: 1,
        processInstanceKey: 1,
        bpmnProcessId: 'client-invitation',
      },
    })
    // when
    await send(ordered, [{ door: 'history', position: 300_000, type: 'variable', line }])
    await projectAll(ordered)
    // then
    const owner = new pg.Client({ connectionString: ordered.ownerUrl })
    await owner.connect()
    const stored = await owner.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM feed.record_log WHERE line LIKE '%Zaunk%')::int
         + (SELECT count(*) FROM readmodel.variable WHERE value LIKE '%Zaunk%')::int AS n`,
    )
    await owner.end()
    expect(stored.rows[0]?.n).toBe(0)
    expect(await ordered.deps.db.query('SELECT kind, detail FROM feed.alarm')).toEqual([
      { kind: 'variable', detail: 'client-invitation: lastName' },
    ])
  })
})
