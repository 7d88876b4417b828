import { describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { checkLetter } from './fit-letter.ts'

describe('checkLetter', () => {
  it.each(Object.entries(buildEveryLetter()))('has nothing against the %s', (_, letter) => {
    expect(checkLetter(letter)).toEqual([])
  })

  it('names the field and never the value', () => {
    const letter = buildLetter({ person: buildLetterPerson({ lastName: 'Geheim花' }) })

    expect(checkLetter(letter)).toContain(
      'Feld „Name“: Diese Zeichen können nicht gedruckt werden: „花“.',
    )
    expect(checkLetter(letter, 'en')).toContain(
      'Field “Name”: These characters cannot be printed: “花”.',
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
