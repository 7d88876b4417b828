import { describe, expect, test } from 'vitest'
import { judgeHeartbeats } from './heartbeats.ts'

const WALL = new Date('2026-06-01T08:00:00Z')
const PARTS: [string, number][] = [
  ['engine', 1],
  ['live', 1],
  ['history', 1],
  ['projector', 0],
  ['outbox', 0],
  ['print runs', 0],
  ['letters', 0],
  ['database', 0],
  ['disk', 0],
]

type Row = Parameters<typeof judgeHeartbeats>[0][number]

const row = ([part, partitionId]: [string, number], over: Partial<Row> = {}): Row => ({
  part,
  partitionId,
  at: new Date('2026-06-01T07:59:50Z'),
  freshMs: 30_000,
  isWell: true,
  detail: '',
  ...over,
})
const notFresh = (rows: Row[]) =>
  judgeHeartbeats(rows, WALL)
    .filter(({ state }) => state !== 'fresh')
    .map(({ part, partitionId, state }) => [part, partitionId, state])

describe('heartbeats', () => {
  test('all is well where every part has spoken lately', () => {
    expect(notFresh(PARTS.map((part) => row(part)))).toEqual([])
  })

  test('nothing is well where nothing has ever spoken', () => {
    expect(notFresh([])).toEqual(PARTS.map(([part, id]) => [part, id, 'missing']))
  })

  test.for(PARTS)('a silent part is never called well: %s', ([part, id]) => {
    // given
    const at = new Date('2026-06-01T07:59:29Z')
    // when
    const rows = PARTS.map((one) => row(one, one[0] === part ? { at } : {}))
    // then
    expect(notFresh(rows)).toEqual([[part, id, 'silent']])
  })

  test('a partition without leader, or a disk without room, is not well though it answers', () => {
    const rows = PARTS.map((one) => row(one, one[0] === 'disk' ? { isWell: false } : {}))
    expect(notFresh(rows)).toEqual([['disk', 0, 'unwell']])
  })

  test('each partition of the engine has to speak at both doors', () => {
    const rows = [...PARTS.map((part) => row(part)), row(['engine', 2]), row(['live', 2])]
    expect(notFresh(rows)).toEqual([['history', 2, 'missing']])
  })

  test('a background loop that fell silent is told of, too', () => {
    const at = new Date('2026-06-01T07:00:00Z')
    const rows = [...PARTS.map((part) => row(part)), row(['campaigns', 0], { at })]
    expect(notFresh(rows)).toEqual([['campaigns', 0, 'silent']])
  })
})
