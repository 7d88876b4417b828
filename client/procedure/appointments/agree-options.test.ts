import { describe, expect, it } from 'vitest'
import { agreeOptions, chosenOf, digitOf } from './agree-options.ts'

const slots = [
  { value: '2026-12-03T09:00:00Z', label: 'Donnerstag' },
  { value: 'other', label: 'ein anderer Tag' },
]
const results = [
  { value: 'agreed', label: 'vereinbart' },
  { value: 'now', label: 'jetzt' },
  { value: 'none', label: 'kein Gespräch' },
]
const options = agreeOptions({ slots, results })

describe('what may come of asking for a time', () => {
  it('is one list: the times, another day, and what else', () => {
    expect(options.map(({ label, isTime }) => [label, isTime])).toEqual([
      ['Donnerstag', true],
      ['ein anderer Tag', true],
      ['jetzt', false],
      ['kein Gespräch', false],
    ])
  })

  it('is found again from the answers of the form', () => {
    expect(options.map(({ answers }) => chosenOf(answers, options))).toEqual(
      options.map(({ id }) => id),
    )
    expect(chosenOf({}, options)).toBeNull()
    expect(chosenOf({ result: 'agreed' }, options)).toBeNull()
  })

  it('takes back the time when there is none any more', () => {
    expect({ result: 'agreed', slot: 'other', ...options[2]!.answers }).toEqual({
      result: 'now',
      slot: null,
    })
  })

  it('is chosen by its digit', () => {
    expect(['1', '4', '5', 'x', '0'].map((key) => digitOf(key, options))).toEqual([
      options[0]!.id,
      options[3]!.id,
      undefined,
      undefined,
      undefined,
    ])
  })
})
