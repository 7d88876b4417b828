import { describe, expect, test } from 'vitest'
import { shareOut } from './share-out.ts'

const colleague = (id: string, weightedLoad = 0, languages = ['de']) => ({
  id,
  weightedLoad,
  languages,
})
const cases = (count: number, more: { language?: string; supportLevel?: string | null } = {}) =>
  Array.from({ length: count }, (_, n) => ({
    caseId: `case-${n}`,
    language: 'de',
    supportLevel: null,
    ...more,
  }))
const countOf = (shared: { toId: string }[], id: string): number =>
  shared.filter(({ toId }) => toId === id).length

describe('sharing out', () => {
  test('fills up the less loaded first', () => {
    // when
    const shared = shareOut(cases(10), [colleague('a', 10), colleague('b', 4)])
    // then
    expect([countOf(shared, 'a'), countOf(shared, 'b')]).toEqual([2, 8])
  })

  test('counts a case by its weight', () => {
    // given
    const heavy = cases(2, { supportLevel: 'S4' })
    const light = cases(8, { supportLevel: 'S0' }).map((each) => ({
      ...each,
      caseId: `light-${each.caseId}`,
    }))
    // when
    const shared = shareOut([...light, ...heavy], [colleague('a'), colleague('b')])
    // then
    expect([countOf(shared, 'a'), countOf(shared, 'b')]).toEqual([5, 5])
    expect(shared.filter(({ of }) => of.supportLevel === 'S4').map(({ toId }) => toId)).toEqual([
      'a',
      'b',
    ])
  })

  test('prefers who speaks the language, and says where nobody does', () => {
    // when
    const turkish = shareOut(cases(3, { language: 'tr' }), [
      colleague('a', 0),
      colleague('b', 20, ['de', 'tr']),
    ])
    const polish = shareOut(cases(1, { language: 'pl' }), [colleague('a'), colleague('b', 20)])
    // then
    expect(turkish.every(({ toId, speaksLanguage }) => toId === 'b' && speaksLanguage)).toBe(true)
    expect(polish).toEqual([expect.objectContaining({ toId: 'a', speaksLanguage: false })])
  })

  test('gives nobody a person they have a conflict of interest with', () => {
    // given
    const torn = cases(1).map((each) => ({ ...each, conflicts: new Set(['a']) }))
    // when / then
    expect(shareOut(torn, [colleague('a'), colleague('b', 50)]).map(({ toId }) => toId)).toEqual([
      'b',
    ])
    expect(shareOut(torn, [colleague('a')])).toEqual([])
  })

  test('leaves everything where it is when nobody is there', () => {
    expect(shareOut(cases(3), [])).toEqual([])
  })
})
