import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { known } from '#tests/support/known.ts'
import { OperationsDesk, SINCE } from '#tests/support/operations-desk.ts'

let desk: OperationsDesk

beforeAll(async () => {
  desk = await OperationsDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

describe('commands', () => {
  test('a refused one is sent again, and what waits behind it is told before', async () => {
    // given
    const stream = `case:${randomUUID()}`
    const refused = await desk.command(stream, 'refused', 'INVALID_ARGUMENT: …')
    await desk.command(stream, 'pending', null)
    const groups = (await desk.read()).groups
    const group = known(groups.find(({ kind }) => kind === 'refused'))
    // when
    const preview = await desk.does(group.id, { action: 'retry' }, 'preview')
    await desk.does(group.id, { action: 'retry' })
    // then
    expect(groups.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'waiting'])
    expect(preview.rows[0]?.says).toBe(
      'Der Befehl geht noch einmal an die Engine. Danach folgt 1 Befehl desselben Falls.',
    )
    expect(
      await desk.door.deps.db.prisma.outbox.findUniqueOrThrow({ where: { id: refused } }),
    ).toMatchObject({ state: 'pending', error: null })
  })

  test('one that nobody confirmed is closed, but only with a note', async () => {
    const id = await desk.command(`case:${randomUUID()}`, 'delivered', null)
    const group = await desk.onlyGroup()
    // when
    const without = await desk.send(group.id, 'actions', { action: 'close' })
    const before = await desk.onlyGroup()
    await desk.does(group.id, { action: 'close', note: 'Fall ist schon zu Ende' })
    // then
    expect([without.status, before.count]).toEqual([400, 1])
    expect((await desk.read()).groups).toEqual([])
    expect(
      await desk.door.deps.db.prisma.outbox.findUniqueOrThrow({ where: { id } }),
    ).toMatchObject({
      state: 'moot',
    })
  })
})

describe('dead letters and alarms', () => {
  const letter = (position: number, line: object) =>
    desk.door.deps.db.query(
      `INSERT INTO feed.dead_letter (partition_id, position, door, value_type, reason, line, at)
       VALUES (1, $1, 'history', 'timer', 'the record has no readable time', $2, $3)`,
      [position, JSON.stringify(line), SINCE],
    )

  test('a record that can be read now is replayed; one that cannot stays', async () => {
    // given
    const record = {
      partitionId: 1,
      position: 5,
      key: 41,
      timestamp: 1_780_000_000_000,
      recordType: 'EVENT',
      valueType: 'TIMER',
      intent: 'CREATED',
      value: { processInstanceKey: 1, targetElementId: 'ev-due', dueDate: 1_780_000_000_000 },
    }
    await letter(5, record)
    await letter(6, { ...record, position: 6, value: { ...record.value, dueDate: 'never' } })
    const group = await desk.onlyGroup()
    // when
    const { rows } = await desk.does(group.id, { action: 'retry' })
    // then
    expect(rows.map(({ id, isDone }) => [id, isDone])).toEqual([
      ['1-5', true],
      ['1-6', false],
    ])
    expect(
      await desk.door.deps.db.query(`SELECT key FROM readmodel.timer WHERE key = '41'`),
    ).toEqual([{ key: '41' }])
    expect((await desk.itemsOf((await desk.onlyGroup()).id)).map(({ id }) => id)).toEqual(['1-6'])
  })

  test('an alarm goes once somebody has acknowledged it with a note', async () => {
    await desk.door.deps.db.query(
      `INSERT INTO feed.alarm (kind, detail, at) VALUES ('foreign-start', 'help-plan-case', $1)`,
      [SINCE],
    )
    const group = await desk.onlyGroup()
    // when
    const without = await desk.send(group.id, 'actions', { action: 'acknowledge' })
    await desk.does(group.id, { action: 'acknowledge', note: 'War ein Test der Technik' })
    // then
    expect(group).toMatchObject({ kind: 'alarm', count: 1 })
    expect(without.status).toBe(400)
    expect((await desk.read()).groups).toEqual([])
  })

  test('what does not fit the kind is refused', async () => {
    await letter(7, {})
    const group = await desk.onlyGroup()
    expect((await desk.send(group.id, 'actions', { action: 'end', note: 'x' })).status).toBe(400)
  })
})
