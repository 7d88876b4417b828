import { describe, expect, test } from 'vitest'
import { keptKey, newKeys } from './list-place.ts'

describe('the place in the list', () => {
  test('is kept at the row that is read, or at the next one when it goes', () => {
    expect(keptKey(['a', 'b', 'c'], ['x', 'a', 'b', 'c'], 'b')).toBe('b')
    expect(keptKey(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c')
    expect(keptKey(['a', 'b', 'c'], ['a'], 'b')).toBeNull()
  })

  test('tells new rows from those that were loaded further down', () => {
    // given
    const known = new Set(['a', 'b'])
    const rows = ['x', 'a', 'y', 'b', 'c', 'd'].map((key) => ({ key }))
    // when / then
    expect(newKeys(known, rows)).toEqual(['x', 'y'])
    expect(newKeys(new Set(), rows)).toEqual([])
  })
})
