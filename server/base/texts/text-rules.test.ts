import { describe, expect, it } from 'vitest'
import { cleanText, faultOfText, type TextKind } from './text-rules.ts'
import { undrawable, undrawableIn } from './undrawable.ts'

const KINDS: TextKind[] = ['name', 'address', 'short', 'long']

describe('what nobody sees', () => {
  it.each([
    ['a space without width', 'Ro\u200bsa'],
    ['a mark of bytes', '\ufeffRosa'],
    ['a turn of the writing direction', 'Ro\u202esa'],
    ['a soft hyphen', 'Ro\u00adsa'],
    ['a joiner', 'Ro\u200dsa\u2060'],
    ['a filler', 'Rosa\u3164\u2800'],
    ['a variant', 'Rosa\ufe0f'],
  ])('is taken out of every kind of text: %s', (_, typed) => {
    expect(KINDS.map((kind) => cleanText(typed, kind))).toEqual(['Rosa', 'Rosa', 'Rosa', 'Rosa'])
  })

  it('leaves nothing of a name that is one space without width', () => {
    expect(cleanText('\u200b', 'name')).toBe('')
  })

  it('joins decomposed letters', () => {
    expect(cleanText('Mu\u0308ller', 'name')).toBe('Müller')
  })
})

describe('a line break', () => {
  it('becomes a blank in a name and a line, a comma in an address, and stays in paragraphs', () => {
    const typed = ' Weg 1 ,\r\n\r\n\r\n Hinterhaus\u00a0links \u2028'

    expect(KINDS.map((kind) => cleanText(typed, kind))).toEqual([
      'Weg 1 , Hinterhaus links',
      'Weg 1, Hinterhaus links',
      'Weg 1 , Hinterhaus links',
      'Weg 1 ,\n\n Hinterhaus links',
    ])
  })

  it('is no fault of paragraphs', () => {
    expect(faultOfText('Erstens.\n\nZweitens.', 'long')).toBeNull()
  })
})

describe('a text', () => {
  it.each(KINDS)('that no font draws is a fault of every kind: %s', (kind) => {
    expect(faultOfText('Rosa 🌹', kind)?.de).toBe(
      'Diese Zeichen können nicht gedruckt werden: „🌹“.',
    )
  })

  it.each([
    ['=1+1', 'Formel'],
    ['@SUM', 'Formel'],
    ['MÃ¼ller', 'Umlaute'],
    ['M\ufffdller', 'Umlaute'],
    ['1234', 'Buchstaben'],
  ])('%s is no name', (typed, word) => {
    expect(faultOfText(typed, 'name')?.de).toContain(word)
  })

  it.each(['O', 'Yıldız-Ḥolunder', "D'Amsel", 'Nguyễn'])('%s is a name', (typed) => {
    expect(faultOfText(typed, 'name')).toBeNull()
  })

  it('may begin with a dash where it is no data', () => {
    expect(faultOfText('- erstens', 'long')).toBeNull()
    expect(faultOfText('+ zweitens', 'short')).toBeNull()
  })
})

describe('undrawable', () => {
  it.each([
    ['a NUL', 'Ro\u0000sa', 'Steuerzeichen'],
    ['a line break', 'Rosa\nDistel', 'Zeilenumbruch'],
    ['a tab', 'Rosa\tDistel', 'Tabulator'],
    ['a turn of the writing direction', 'Rosa\u202Eletsid', 'unsichtbares Zeichen'],
    ['half a character', 'Rosa\uD83C', 'halbes Zeichen'],
    ['a sign of a symbol font', 'Rosa \uf0b7', 'Zeichen einer Symbolschrift'],
    ['a letter', 'Rosa 花', '„花“'],
  ])('names %s in words', (_, name, word) => {
    expect(undrawable(name)).toHaveLength(1)
    expect(undrawableIn(name)?.de).toBe(`Diese Zeichen können nicht gedruckt werden: ${word}.`)
    expect(undrawableIn(name)?.de).not.toContain('U+')
  })

  it('names each sign once, and not more than five', () => {
    expect(undrawable('花花🌹')).toEqual(['花', '🌹'])
    expect(undrawableIn('一二三四五六七')?.en.match(/“/g)).toHaveLength(5)
  })
})
