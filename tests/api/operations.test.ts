import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EngineUnavailable } from '#server/engine/engine/errors.ts'
import { known } from '#tests/support/known.ts'
import { OperationsDesk, SINCE } from '#tests/support/operations-desk.ts'

let desk: OperationsDesk

beforeAll(async () => {
  desk = await OperationsDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

describe('heartbeats', () => {
  test('all is well only while every part has spoken lately', async () => {
    // given
    const before = await desk.read()
    await desk.allSpeak()
    // when
    const after = await desk.read()
    await desk.door.deps.db.query(
      `UPDATE feed.heartbeat SET at = at - interval '2 minutes' WHERE part = 'live'`,
    )
    const silent = await desk.read()
    // then
    expect(before.isWell).toBe(false)
    expect(after.isWell).toBe(true)
    expect(silent.isWell).toBe(false)
    expect(silent.heartbeats.filter(({ state }) => state !== 'fresh')).toMatchObject([
      { part: 'live', partitionId: 1, state: 'silent' },
    ])
  })

  test('nothing is called well while something is stuck', async () => {
    await desk.allSpeak()
    await desk.incident('31')
    expect((await desk.read()).isWell).toBe(false)
  })
})

describe('what is stuck', () => {
  test('is grouped by its cause, in words, with the references of its cases', async () => {
    // given
    const cases = [await desk.incident('1'), await desk.incident('2'), await desk.incident('3')]
    await desk.incident('4', 'drawing and code disagree: letter.render caseId')
    // when
    const { groups } = await desk.read()
    // then
    expect(groups.map(({ count, since, step }) => ({ count, since, step }))).toEqual([
      { count: 3, since: SINCE.toISOString(), step: 'st-letter' },
      { count: 1, since: SINCE.toISOString(), step: 'st-letter' },
    ])
    expect(groups[0]).toMatchObject({
      cause: 'Ein Arbeitsschritt des Programms ist mehrmals fehlgeschlagen.',
      actions: expect.arrayContaining(['retry', 'end']),
    })
    const items = await desk.itemsOf(known(groups[0]).id)
    const references = await Promise.all(
      cases.map((id) => desk.door.deps.db.prisma.case.findUniqueOrThrow({ where: { id } })),
    )
    expect(items.map(({ subject }) => subject)).toEqual(
      references.map(({ caseRef, id }) => ({
        kind: 'case',
        id,
        reference: caseRef ?? id.slice(0, 8),
        path: null,
      })),
    )
  })

  test('a preview says what will happen to each, and nothing does', async () => {
    await desk.incident('5')
    const group = await desk.onlyGroup()
    // when
    const { rows } = await desk.does(group.id, { action: 'retry' }, 'preview')
    // then
    expect(rows.map(({ says }) => says)).toEqual(['Der Schritt wird noch einmal versucht.'])
    expect(desk.asked).toEqual([])
  })

  test('all of a group is tried again, and each has its result', async () => {
    // given
    await desk.incident('6')
    await desk.incident('7')
    await desk.incident('8')
    const outcomes = [
      async () => 'delivered' as const,
      async () => 'gone' as const,
      () => Promise.reject(new EngineUnavailable('NO_ANSWER')),
    ]
    desk.answer = () => known(outcomes.shift())()
    const group = await desk.onlyGroup()
    // when
    const { rows, left } = await desk.does(group.id, { action: 'retry' })
    // then
    expect(desk.asked.toSorted()).toEqual(['6', '7', '8'])
    expect(rows.filter(({ isDone }) => isDone)).toHaveLength(1)
    expect(rows.map(({ says }) => says).toSorted()).toEqual([
      'Die Engine antwortet gerade nicht. Bitte versuchen Sie es später noch einmal.',
      'Getan. Kommt es wieder, steht es hier von Neuem.',
      'War inzwischen schon erledigt.',
    ])
    expect(left).toBe(0)
  })

  test('one alone is tried again, and its history tells of it', async () => {
    await desk.incident('11')
    await desk.incident('12')
    const group = await desk.onlyGroup()
    // when
    await desk.does(group.id, { action: 'take', items: ['12'] })
    await desk.does(group.id, { action: 'retry', items: ['12'], note: 'Anruf bei der Technik' })
    // then
    expect(desk.asked).toEqual(['12'])
    const [first, second] = await desk.itemsOf(group.id)
    expect(first).toMatchObject({ id: '11', owner: null, note: null, history: [] })
    expect(second).toMatchObject({
      id: '12',
      owner: { id: await desk.door.staffId('admin') },
      note: 'Anruf bei der Technik',
      history: [{ action: 'take' }, { action: 'retry' }],
    })
  })

  test('an instance that is poisoned is ended at its root, with a note', async () => {
    await desk.incident('13')
    const group = await desk.onlyGroup()
    // when
    const without = await desk.send(group.id, 'actions', { action: 'end' })
    await desk.does(group.id, { action: 'end', note: 'Zeichnung war falsch' })
    // then
    expect(without.status).toBe(400)
    expect(desk.asked).toEqual(['end 113'])
  })
})
