import { describe, expect, it } from 'vitest'
import { buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { checkLetter } from './fit-letter.ts'

const withName = (length: number) => {
  const letter = buildLetter()
  return { ...letter, person: { ...letter.person, name: 'i'.repeat(length) } }
}

describe('a field of a letter', () => {
  it('takes a name of 125 characters and not one more', () => {
    expect(checkLetter(withName(125))).toEqual([])
    expect(checkLetter(withName(126))).toEqual(['Feld „Name“ ist zu lang für den Brief.'])
    expect(checkLetter(withName(126), 'en')).toEqual(['Field “Name” is too long for the letter.'])
  })

  it.each([
    ['salutation', { greeting: 'i'.repeat(141) }, 'Anrede'],
    [
      'line of the address',
      { address: ['i'.repeat(131), 'Weg 1', '00123 Stadt'] },
      'Anschrift, Zeile 1',
    ],
  ])('that is an overlong %s is named', (_, person, field) => {
    const letter = buildLetter({ person: buildLetterPerson() })

    expect(checkLetter({ ...letter, person: { ...letter.person, ...person } })).toEqual([
      `Feld „${field}“ ist zu lang für den Brief.`,
    ])
  })
})
