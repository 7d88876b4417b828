import { expect, test } from 'vitest'
import { heightOf, linesOf, rowAt, scrollTo, topOf } from './list-layout.ts'

const lines = linesOf(5, [
  { id: 'overdue', count: 2 },
  { id: 'today', count: 0 },
  { id: 'later', count: 3 },
])

test('a group without rows has no heading, the others stand before their first row', () => {
  expect(lines.headings.map(({ id, row }) => [id, row])).toEqual([
    ['overdue', 0],
    ['later', 2],
  ])
  expect(heightOf(lines)).toBe(5 * 62 + 2 * 34)
})

test('each row is found again at its own place, and below its heading', () => {
  for (const row of [0, 1, 2, 3, 4]) {
    expect(rowAt(lines, topOf(lines, row))).toBe(row)
    expect(rowAt(lines, topOf(lines, row) + 61)).toBe(row)
  }
  expect(rowAt(lines, topOf(lines, 2) - 1)).toBe(2)
  expect([rowAt(lines, -20), rowAt(lines, 99_999)]).toEqual([0, 4])
  expect(rowAt(linesOf(0, []), 0)).toBe(0)
})

test('a row without groups stands at its number', () => {
  expect(rowAt(linesOf(100_000, []), topOf(linesOf(100_000, []), 77_777))).toBe(77_777)
})

test('is scrolled no further than to see a row, the first with its heading', () => {
  expect(scrollTo(lines, 2, { top: 300, height: 100 })).toBe(2 * 62 + 34)
  expect(scrollTo(lines, 4, { top: 0, height: 100 })).toBe(5 * 62 + 68 - 100)
  expect(scrollTo(lines, 1, { top: 90, height: 200 })).toBe(90)
})
