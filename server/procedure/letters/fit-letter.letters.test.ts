import { describe, expect, it } from 'vitest'
import { buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { compileRun } from './compile.ts'
import { undrawable } from '#server/base/texts/undrawable.ts'
import { checkLetter } from './fit-letter.ts'
import { bodyOf } from './letter-body.ts'
import type { LetterData } from './letter-data.ts'

const drawn = (name: string) => () => {
  const typed = JSON.stringify(name).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}')
  return compileRun(
    {},
    `#set document(title: "Probe")
#set text(font: ("Fira Sans", "Noto Sans"), fallback: false, lang: "de")
#${typed}`,
  )
}

describe('undrawable', () => {
  it.each([
    'Yıldız-Ḥolunder',
    'Łç̆',
    'M̂ḩẖ Ẓḥṭ ḡ',
    "O'Drossel",
    'Nguyễn Ường',
    'Кранич',
    'Δάφνη',
    'ſ „“–…',
    'Şahin',
  ])('passes %s, which typst then draws', (name) => {
    expect(undrawable(name)).toEqual([])
    expect(drawn(name)).not.toThrow()
  })

  it.each([
    ['花', ['花']],
    ['مريم', ['م', 'ر', 'ي']],
    ['Rosa 🌹', ['🌹']],
  ])('names the characters of %s, at which typst stops', (name, characters) => {
    expect(undrawable(name)).toEqual(characters)
    expect(drawn(name)).toThrow()
  })
})

describe('checkLetter', () => {
  it('judges addresses as the print does, from short ones to far too long ones', () => {
    const verdicts = Array.from({ length: 16 }, (_, length) => {
      const letter = buildLetter({
        documentType: 'NO_CONTACT_LETTER',
        person: buildLetterPerson({
          street: 'Muster '.repeat(length + 1).trim(),
          firstName: 'Rosa Amsel '.repeat(7).trim(),
        }),
      })
      return { found: checkLetter(letter).length > 0, printed: prints(letter) }
    })

    expect(verdicts.filter(({ found, printed }) => !found && !printed)).toEqual([])
    expect(new Set(verdicts.map(({ printed }) => printed))).toEqual(new Set([true, false]))
    expect(verdicts.filter(({ found, printed }) => found && printed).length).toBeLessThanOrEqual(2)
  })
})

function prints(letter: LetterData): boolean {
  try {
    compileRun({
      title: 'Probe',
      author: 'Probe',
      sample: true,
      letters: [{ ...letter, ...bodyOf(letter), number: 1 }],
    })
    return true
  } catch (error) {
    if (!String(error).includes('ADDRESS_INVALID')) throw error
    return false
  }
}
