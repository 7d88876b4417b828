import { describe, expect, test } from 'vitest'
import { keptKey, newKeys, placeOf, taskAt, tasksBetween } from './list-place.ts'

const keyed = (...keys: string[]) => keys.map((key) => ({ key }))

describe('the place in the list', () => {
  test('is kept at the row that is read, or at the next one when it goes', () => {
    expect(keptKey(['a', 'b', 'c'], ['x', 'a', 'b', 'c'], 'b')).toBe('b')
    expect(keptKey(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c')
    expect(keptKey(['a', 'b', 'c'], ['a'], 'b')).toBeNull()
  })

  test('tells new rows from those that were loaded further up or down', () => {
    // given
    const known = new Set(['a', 'b'])
    const rows = keyed('x', 'a', 'y', 'b', 'c', 'd')
    // when / then
    expect(newKeys(known, rows, true)).toEqual(['x', 'y'])
    expect(newKeys(known, rows, false)).toEqual(['y'])
    expect(newKeys(new Set(), rows, true)).toEqual([])
    expect(newKeys(new Set(['z']), rows, false)).toEqual([])
  })

  test('is counted from the first row of the list, not from the first that the page has', () => {
    // given
    const held = { start: 100, rows: keyed('a', 'b', 'c') }
    // when / then
    expect([placeOf(held, 'b'), placeOf(held, 'x'), placeOf(held, undefined)]).toEqual([
      101, -1, -1,
    ])
    expect([taskAt(held, 102), taskAt(held, 99), taskAt(held, 103)]).toEqual([
      { key: 'c' },
      undefined,
      undefined,
    ])
    expect(tasksBetween(held, 101, 99)).toEqual(keyed('a', 'b'))
  })
})
