import { describe, expect, it } from 'vitest'
import { faultOfPhone, phoneDigits, phoneKept, phoneWords } from './phone-numbers.ts'
import { phoneText } from './text-schema.ts'

describe('a phone number', () => {
  it.each([
    '0251 998877',
    '0251/998877',
    '0251 / 99 88 77',
    '0251-998877',
    '(0251) 99 88 77',
    '+49 251 998877',
    '+49 (0) 251 998877',
    '0049 251 998877',
    '0049251998877',
    '251 998877',
    '0251.998877',
    ' 0251\u00a0998877\u200b ',
  ])('is kept in one spelling: %s', (typed) => {
    const kept = phoneText.parse(typed)

    expect(kept).toBe('+49251998877')
    expect(phoneWords(kept)).toBe('0251 998877')
    expect(phoneText.parse(phoneWords(kept))).toBe(kept)
  })

  it('of another country keeps it', () => {
    expect(phoneText.parse('+43 1 588 00')).toBe('+43158800')
    expect(phoneWords('+43158800')).toMatch(/^\+43 1 /)
  })

  it.each(['kein Telefon', '++49', '12', '0251 998877 App. 5', '0251 998877 (Büro)'])(
    'needs to be one: %s',
    (typed) => {
      expect(faultOfPhone(typed)?.de).toContain('mit Vorwahl')
      expect(phoneText.safeParse(typed).success).toBe(false)
    },
  )

  it.each([
    '0251 998877 / 0151 23456789',
    '0251 998877, +49 151 23456789',
    '0251 998877;0151 22222',
  ])('is one alone: %s', (typed) => {
    expect(phoneText.safeParse(typed).success).toBe(false)
  })

  it('that is invented stays as it is, and so does what nobody could read', () => {
    expect(phoneText.parse('0000 42')).toBe('0000 42')
    expect(phoneWords('0000 42')).toBe('0000 42')
    expect(phoneWords('bei der Schwester')).toBe('bei der Schwester')
    expect(phoneKept('')).toBe('')
  })

  it.each([
    ['0251 99', '4925199'],
    ['+49 251 99', '4925199'],
    ['0049 25199', '4925199'],
    ['0000 42', '000042'],
  ])('is found by its beginning: %s', (typed, digits) => {
    expect(phoneDigits(typed)).toBe(digits)
  })
})
