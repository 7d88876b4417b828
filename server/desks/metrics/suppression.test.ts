import { describe, expect, test } from 'vitest'
import { hideAgencies, hideTotal } from './suppression.ts'

const group = (agency: string, n: number, caseworkers = 4) => ({ agency, n, caseworkers })

describe('what a figure hides', () => {
  test('is nothing where every agency has ten people or more', () => {
    expect(hideAgencies('clients', [group('a', 10), group('b', 200)])).toEqual(new Map())
  })

  test('is a group of fewer than ten, and the next smallest, from which it could be reckoned', () => {
    // when
    const hidden = hideAgencies('clients', [group('a', 9), group('b', 40), group('c', 30)])
    // then
    expect([...hidden.keys()]).toEqual(['a', 'c'])
    expect(hidden.get('c')?.en).toContain('reckoned')
  })

  test('is two small groups alone when together they are enough', () => {
    expect([
      ...hideAgencies('clients', [group('a', 6), group('b', 5), group('c', 30)]).keys(),
    ]).toEqual(['a', 'b'])
  })

  test('is everything when two small groups are too few together', () => {
    expect([
      ...hideAgencies('clients', [group('a', 3), group('b', 4), group('c', 30)]).keys(),
    ]).toEqual(['a', 'b', 'c'])
  })

  test('tells nothing more by hiding another one where nobody is in the hidden group', () => {
    expect([...hideAgencies('clients', [group('a', 0), group('b', 40)]).keys()]).toEqual(['a'])
  })

  test('of work is each agency with fewer than three caseworkers, however many people there are', () => {
    // given
    const programme = [group('a', 100, 2), group('b', 100, 2), group('c', 100, 2)]
    // then
    expect([...hideAgencies('work', programme).keys()]).toEqual(['a', 'b', 'c'])
    expect(hideTotal('work', programme)).toBeNull()
  })

  test('of work is a further agency when one with two caseworkers could be reckoned', () => {
    expect([
      ...hideAgencies('work', [group('a', 50, 2), group('b', 60, 3), group('c', 70, 5)]).keys(),
    ]).toEqual(['a', 'b'])
  })

  test('is the whole programme where it is too small', () => {
    expect(hideTotal('clients', [group('a', 4), group('b', 5)])?.de).toContain('10')
    expect(hideTotal('work', [group('a', 400, 1), group('b', 500, 1)])?.de).toContain('3')
  })
})
