import { describe, expect, it } from 'vitest'
import { checkField } from './check-field.ts'
import { askWhich, readNumber } from './read-number.ts'

describe('a number', () => {
  it.each([
    ['14', 14],
    ['-3', -3],
    ['−3', -3],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0,500', 0.5],
    ['0.125', 0.125],
    ['12,25', 12.25],
    ['1.200,50', 1200.5],
    ['1,200.50', 1200.5],
    ['1 200', 1200],
    ['1\u00a0200,5', 1200.5],
    ["1'200", 1200],
    ['1.200.300', 1_200_300],
    ['1,200,300', 1_200_300],
    ['1.200.300,75', 1_200_300.75],
    ['1234,567', 1234.567],
  ])('is read in German and English notation: %s', (typed, value) => {
    expect(readNumber(typed, false)).toBe(value)
  })

  it.each(['', 'zwölf', '1.20.300', '1,2,3', '1..2', '1.200,300.4', '1e5', '12.3456,7', '٣'])(
    'is not guessed from %s',
    (typed) => {
      expect(readNumber(typed, false)).toBeNull()
    },
  )

  it.each(['1.200', '1,200', '-12.345'])('that may be two is asked about: %s', (typed) => {
    const read = readNumber(typed, false)

    expect(read).toHaveProperty('either')
    expect(readNumber(typed, true)).toBeTypeOf('number')
  })

  it('is asked about in spellings that leave no doubt', () => {
    const words = askWhich({ either: 1200, or: 1.2 })

    expect(words.de).toContain('1200 oder 1,2')
    expect(words.en).toContain('1200 or 1.2')
    expect([readNumber('1200', false), readNumber('1,2', false), readNumber('1.2', false)]).toEqual(
      [1200, 1.2, 1.2],
    )
  })

  it('of a field is asked about by the name of the field', () => {
    const field = { type: 'number' as const, id: 'a', key: 'a', label: 'Betrag' }

    expect(checkField(field, '1.200')).toMatchObject({
      code: 'text-fault',
      text: { de: expect.stringContaining('1200 oder 1,2') },
    })
    expect(checkField({ ...field, decimalDigits: 0 }, '1.200')).toEqual({ value: 1200 })
    expect(checkField(field, 1.2)).toEqual({ value: 1.2 })
  })
})
