import { describe, expect, it } from 'vitest'
import { buildLetter, buildLetterPerson, endingAs } from '#tests/support/build-letter.ts'
import { composeLetter, postalKey } from './letter-data.ts'
import { officeOf } from './office.ts'

describe('composeLetter', () => {
  it.each([
    [
      'frau',
      'Guten Tag Frau Distel',
      ['Frau', 'Rosa Distel', 'Musterpfad 42', '00123 Musterstadt'],
    ],
    [
      'herr',
      'Guten Tag Herr Distel',
      ['Herr', 'Rosa Distel', 'Musterpfad 42', '00123 Musterstadt'],
    ],
    ['none', 'Guten Tag Rosa Distel', ['Rosa Distel', 'Musterpfad 42', '00123 Musterstadt']],
  ] as const)('greets a person addressed as %s', (salutation, greeting, address) => {
    const { person } = buildLetter({ person: buildLetterPerson({ salutation }) })

    expect(person).toEqual({ name: 'Rosa Distel', greeting, address })
  })

  it('writes to the representative at their own address, where the window does not name the person', () => {
    const person = buildLetterPerson({
      representative: 'Ida Kranich',
      representativeStreet: 'Kanzleiweg 3',
      representativePostcode: '00110',
      representativeCity: 'Musterstadt',
      representativeArea: 'benefits',
    })
    const letter = buildLetter({ person })

    expect(letter.person.address).toEqual(['Ida Kranich', 'Kanzleiweg 3', '00110 Musterstadt'])
    expect(letter.mailing).toEqual({ postcode: '00110', city: 'Musterstadt' })
    expect(letter.person.greeting).toBe('Guten Tag Ida Kranich')
    expect(letter.represented).toBe(true)
    expect(postalKey(person)).toContain('kanzleiweg')
  })

  it('writes to the person where letters are not among the duties of the representative', () => {
    const letter = buildLetter({
      person: buildLetterPerson({
        representative: 'Ida Kranich',
        representativeStreet: 'Kanzleiweg 3',
        representativeArea: 'other',
      }),
    })

    expect(letter.represented).toBe(false)
    expect(letter.person.address.join()).not.toMatch(/Kranich|Kanzleiweg/)
  })

  it('writes to the representative, care of the person it is about', () => {
    const letter = buildLetter({ person: buildLetterPerson({ representative: 'Ida Kranich' }) })

    expect(letter.represented).toBe(true)
    expect(letter.person.greeting).toBe('Guten Tag Ida Kranich')
    expect(letter.person.address).toEqual([
      'Ida Kranich',
      'c/o Rosa Distel',
      'Musterpfad 42',
      '00123 Musterstadt',
    ])
  })

  it('names the language of the enclosed sheet where it is known', () => {
    const sheets = ['ru', 'de', 'unknown'].map((language) =>
      buildLetter({ person: buildLetterPerson({ language }) }).enclosures.at(-1),
    )

    expect(sheets).toEqual([
      'Blatt auf Russisch',
      'Blatt in vielen Sprachen',
      'Blatt in vielen Sprachen',
    ])
  })

  it('refuses an invitation without a day to answer by', () => {
    const request = {
      documentType: 'REMINDER',
      person: buildLetterPerson(),
      office: officeOf('hiltrup'),
      reference: 'HP-TEST-0001',
      dated: '2026-10-12',
      sample: true,
    } as const

    expect(() => composeLetter(request)).toThrow('REMINDER needs the day to answer by')
  })

  it('leaves out of a farewell what belongs to an invitation', () => {
    const letter = buildLetter({ documentType: 'NO_CONTACT_LETTER' })

    expect(letter).not.toHaveProperty('answerBy')
    expect(letter.enclosures).toEqual([])
  })

  it('refuses a letter about a talk that has no talk', () => {
    expect(() => buildLetter({ documentType: 'APPOINTMENT_LETTER' })).toThrow(
      'APPOINTMENT_LETTER needs a talk',
    )
  })

  it('stays the same when it is stored as JSON', () => {
    const letter = buildLetter({ documentType: 'CLOSING_LETTER', ending: endingAs('C04') })

    expect(JSON.parse(JSON.stringify(letter))).toEqual(letter)
  })
})

describe('postalKey', () => {
  it('sorts by postcode, street and house number, not by the digits as text', () => {
    const homes = [
      { postcode: '00123', city: 'Musterstadt', street: 'Musterpfad 10' },
      { postcode: '00123', city: 'Musterstadt', street: 'Musterpfad 9a' },
      { postcode: '00101', city: 'Musterstadt', street: 'Zeigeweg 1' },
      { postcode: '00123', city: 'Musterstadt', street: 'Äußerer Musterring 2' },
    ]

    const sorted = homes
      .toSorted((a, b) => (postalKey(a) < postalKey(b) ? -1 : 1))
      .map((home) => home.street)

    expect(sorted).toEqual(['Zeigeweg 1', 'Äußerer Musterring 2', 'Musterpfad 9a', 'Musterpfad 10'])
  })
})
