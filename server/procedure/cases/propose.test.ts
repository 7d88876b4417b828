import { describe, expect, test } from 'vitest'
import { propose, type Candidate } from './propose.ts'

const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  displayName: id,
  languages: ['de'],
  load: 10,
  isAbsent: false,
  hasConflict: false,
  ...over,
})

describe('who is proposed for a case', () => {
  test('is the least loaded of those who are there', () => {
    expect(
      propose(
        [
          candidate('away', { isAbsent: true, load: 1 }),
          candidate('few', { load: 5 }),
          candidate('many', { load: 50 }),
        ],
        'de',
      ),
    ).toEqual({ staffId: 'few', warnings: [] })
  })

  test('speaks the language of the person, also with more cases', () => {
    expect(
      propose(
        [
          candidate('few', { load: 5 }),
          candidate('turkish', { load: 50, languages: ['de', 'tr'] }),
        ],
        'tr',
      ),
    ).toEqual({ staffId: 'turkish', warnings: [] })
  })

  test('has no conflict of interest, whatever else speaks for them', () => {
    // given
    const nephew = candidate('nephew', { load: 0, languages: ['de', 'tr'], hasConflict: true })
    // when
    const proposal = propose([nephew, candidate('other', { load: 60 })], 'tr')
    // then
    expect(proposal).toEqual({ staffId: 'other', warnings: ['language'] })
  })

  test('is nobody where all who are there have a conflict, and the lead is told why', () => {
    expect(
      propose([candidate('a', { hasConflict: true }), candidate('b', { isAbsent: true })], 'de'),
    ).toEqual({ staffId: null, warnings: ['conflict'] })
    expect(propose([candidate('b', { isAbsent: true })], 'de')).toEqual({
      staffId: null,
      warnings: ['nobody-present'],
    })
  })

  test('with eighty cases comes with a warning', () => {
    expect(propose([candidate('full', { load: 80 })], 'de')).toEqual({
      staffId: 'full',
      warnings: ['load'],
    })
  })
})
