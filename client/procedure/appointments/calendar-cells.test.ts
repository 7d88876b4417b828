import { describe, expect, it } from 'vitest'
import { blocksOf, halfHourOf, neighbour, rowsOf, type Block } from './calendar-cells.ts'
import type { CalendarColumn, CalendarTalk } from './queries.ts'

const at = (time: string): string => `2026-12-03T${time}:00.000Z`
const buildTalk = (from: string, to: string): CalendarTalk => ({
  id: from,
  startsAt: at(from),
  endsAt: at(to),
  room: null,
  place: 'agency',
  status: 'confirmed',
  with: null,
  purpose: null,
})
/** Open from 8 to 12 in the office, that is 7 to 11 in UTC. */
const buildColumn = (over: Partial<CalendarColumn> = {}): CalendarColumn => ({
  on: '2026-12-03',
  staff: { id: 'a', displayName: 'A', agencyName: 'Z', isMe: true },
  isAway: false,
  open: { from: at('07:00'), to: at('11:00') },
  free: [{ from: at('07:00'), to: at('11:00') }],
  talks: [],
  ...over,
})
const shape = (blocks: Block[]) =>
  blocks.map(({ row, span, items }) => [row, span, items.map(({ kind }) => kind).join('+')])

describe('the rows of a calendar', () => {
  it('are the half hours of the office', () => {
    expect(rowsOf([buildColumn()])).toEqual([
      '08:00',
      '08:30',
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
  })

  it('grow where a talk lies outside office hours', () => {
    const rows = rowsOf([
      buildColumn({ talks: [buildTalk('06:30', '07:15'), buildTalk('11:00', '11:45')] }),
    ])

    expect([rows[0], rows.at(-1)]).toEqual(['07:30', '12:30'])
  })

  it.each([
    ['09:29', '10:00'],
    ['09:30', '10:30'],
    ['23:05', '00:00'],
  ])('know in which of them %s in UTC lies', (time, expected) => {
    expect(halfHourOf(at(time))).toBe(expected)
  })

  it('are there on a day on which nobody works', () => {
    expect(rowsOf([buildColumn({ open: null, free: [] })])).toHaveLength(16)
  })
})

describe('the cells of a column', () => {
  const rows = rowsOf([buildColumn()])

  it('cover every half hour once, a talk as long as it lasts', () => {
    const column = buildColumn({
      talks: [buildTalk('08:00', '09:00')],
      free: [
        { from: at('07:00'), to: at('08:00') },
        { from: at('09:00'), to: at('11:00') },
      ],
    })

    const blocks = blocksOf(column, rows)

    expect(shape(blocks)).toEqual([
      [0, 1, 'free'],
      [1, 1, 'free'],
      [2, 2, 'talk'],
      [4, 1, 'free'],
      [5, 1, 'free'],
      [6, 1, 'free'],
      [7, 1, 'free'],
    ])
    expect(
      blocks.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'free' ? [item.startsAt] : [])),
      )[2],
    ).toBe(at('09:00'))
  })

  it('hold talks together that share a half hour', () => {
    const talks = [buildTalk('08:00', '08:45'), buildTalk('08:45', '09:30')]
    const column = buildColumn({
      talks,
      free: [
        { from: at('07:00'), to: at('08:00') },
        { from: at('09:30'), to: at('11:00') },
      ],
    })

    expect(shape(blocksOf(column, rows))[2]).toEqual([2, 3, 'talk+talk'])
  })

  it('are one on a day of absence and on a closed day', () => {
    expect(shape(blocksOf(buildColumn({ isAway: true, free: [] }), rows))).toEqual([[0, 8, 'away']])
    expect(shape(blocksOf(buildColumn({ open: null, free: [] }), rows))).toEqual([[0, 8, 'closed']])
  })
})

describe('an arrow key', () => {
  const first = blocksOf(
    buildColumn({
      talks: [buildTalk('08:00', '09:30')],
      free: [
        { from: at('07:00'), to: at('08:00') },
        { from: at('09:30'), to: at('11:00') },
      ],
    }),
    rowsOf([buildColumn()]),
  ).flatMap(({ items }) => items)
  const second = blocksOf(buildColumn(), rowsOf([buildColumn()])).flatMap(({ items }) => items)
  const columns = [first, second]

  it.each([
    ['ArrowDown', { column: 0, index: 1 }, { column: 0, index: 2 }],
    ['ArrowUp', { column: 0, index: 0 }, null],
    ['ArrowRight', { column: 0, index: 3 }, { column: 1, index: 5 }],
    ['ArrowLeft', { column: 1, index: 4 }, { column: 0, index: 2 }],
    ['ArrowRight', { column: 1, index: 4 }, null],
    ['End', { column: 1, index: 0 }, { column: 1, index: 7 }],
  ])('%s leads to the neighbour at the same time', (key, from, to) => {
    expect(neighbour(columns, from, key)).toEqual(to)
  })
})
