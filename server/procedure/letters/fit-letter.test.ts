import { describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { checkLetter, undrawable } from './fit-letter.ts'

describe('undrawable', () => {
  it.each([
    ['a NUL', 'Ro\u0000sa', ['U+0000']],
    ['a line break', 'Rosa\nDistel', ['U+000A']],
    ['a turn of the writing direction', 'Rosa\u202Eletsid', ['U+202E']],
    ['a space without width', 'Rosa\u200BDistel', ['U+200B']],
    ['half a character', 'Rosa\uD83C', ['U+D83C']],
  ])('refuses %s', (_, name, characters) => {
    expect(undrawable(name)).toEqual(characters)
  })
})

describe('checkLetter', () => {
  it.each(Object.entries(buildEveryLetter()))('has nothing against the %s', (_, letter) => {
    expect(checkLetter(letter)).toEqual([])
  })

  it('names the field and never the value', () => {
    const letter = buildLetter({ person: buildLetterPerson({ lastName: 'Geheim花' }) })

    expect(checkLetter(letter)).toContain(
      'Feld „Name“: Diese Zeichen können nicht gedruckt werden: U+82B1.',
    )
    expect(checkLetter(letter, 'en')).toContain(
      'Field “Name”: these characters cannot be printed: U+82B1.',
    )
    expect(checkLetter(letter).join()).not.toContain('Geheim')
  })

  it('finds an address of more than six lines', () => {
    const long = 'Wilhelmine Friederike Charlotte Albertine Henriette Goldammer'
    const letter = buildLetter({
      person: buildLetterPerson({
        firstName: long,
        representative: long,
        street: `Hinterhaus bei ${long}`,
        city: long,
      }),
    })

    expect(checkLetter(letter)).toEqual([
      'Die Anschrift passt nicht in das Fenster: Sie braucht 8 Zeilen, Platz ist für 6.',
    ])
  })

  it('finds a word that is wider than the window', () => {
    const letter = buildLetter({ person: buildLetterPerson({ street: 'M'.repeat(40) }) })

    expect(checkLetter(letter).join()).toContain('passt nicht in das Fenster')
  })

  it('finds an overlong field and an address without street', () => {
    expect(checkLetter(buildLetter({ reference: 'W'.repeat(40) }))).toEqual([
      'Feld „Aktenzeichen“ ist zu lang für den Brief.',
    ])
    expect(
      checkLetter(buildLetter({ person: buildLetterPerson({ salutation: 'none', street: '' }) })),
    ).toEqual(['Die Anschrift ist unvollständig.'])
  })

  it('looks through a run of 420 letters', () => {
    const letters = Array.from({ length: 420 }, (_, index) =>
      buildLetter({ reference: `HP-TEST-${index}` }),
    )
    const problems = letters.flatMap((letter) => checkLetter(letter))

    expect(problems).toEqual([])
  })
})
