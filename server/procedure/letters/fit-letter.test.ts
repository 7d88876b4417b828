import { describe, expect, it } from 'vitest'
import { buildEveryLetter, buildLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { compileRun } from './compile.ts'
import { checkLetter, undrawable } from './fit-letter.ts'

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
    ['花', ['U+82B1']],
    ['مريم', ['U+0645', 'U+0631', 'U+064A']],
    ['Rosa 🌹', ['U+1F339']],
  ])('names the characters of %s, at which typst stops', (name, characters) => {
    expect(undrawable(name)).toEqual(characters)
    expect(drawn(name)).toThrow()
  })

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

  it('looks through a run of 420 letters in less than a second', () => {
    const letters = Array.from({ length: 420 }, (_, index) =>
      buildLetter({ reference: `HP-TEST-${index}` }),
    )
    const from = performance.now()

    const problems = letters.flatMap((letter) => checkLetter(letter))

    expect(problems).toEqual([])
    expect(performance.now() - from).toBeLessThan(1000)
  })
})

function prints(letter: object): boolean {
  try {
    compileRun({
      title: 'Probe',
      author: 'Probe',
      sample: true,
      letters: [{ ...letter, number: 1 }],
    })
    return true
  } catch (error) {
    if (!String(error).includes('ADDRESS_INVALID')) throw error
    return false
  }
}
