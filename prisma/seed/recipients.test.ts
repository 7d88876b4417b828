import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecipients } from '#server/procedure/campaigns/read-recipients.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import { composeLetter } from '#server/procedure/letters/letter-data.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import { toCsv } from './recipients-csv.ts'
import type { SeedRecipient } from './recipients.ts'
import { generateRecipients, spread } from './recipients.ts'

const people = generateRecipients()
const shipped = { encoding: 'utf-8-bom', delimiter: ';' } as const
const file = join(import.meta.dirname, 'empfaenger-420.csv')

const countBy = (keyOf: (person: SeedRecipient) => unknown) => {
  const counts = new Map<unknown, number>()
  for (const person of people) counts.set(keyOf(person), (counts.get(keyOf(person)) ?? 0) + 1)
  return counts
}
const within = (value: number, [from, to]: readonly [number, number]) =>
  value >= from && value <= to
const ageOf = ({ bornOn }: SeedRecipient) =>
  Math.floor(
    (2026 * 12 + 8 - (Number(bornOn.slice(0, 4)) * 12 + Number(bornOn.slice(5, 7)) - 1)) / 12,
  )

describe('the 420 invented recipients', () => {
  it.each([
    ['agency', spread.agency, (person: SeedRecipient) => person.agency],
    ['household', spread.household, (person: SeedRecipient) => person.householdType],
    ['language', spread.language, (person: SeedRecipient) => person.language],
    ['representation', spread.representation, (person: SeedRecipient) => person.representativeKind],
  ] as const)('are spread by %s as planned', (_, planned, keyOf) => {
    expect(people).toHaveLength(420)
    expect(countBy(keyOf)).toEqual(
      new Map<unknown, number>(
        [...countBy(keyOf).keys()].map((key) => [
          key,
          planned.find(([value]) => value === key)?.[1] ?? 0,
        ]),
      ),
    )
  })

  it('are spread by age, time of receipt and form of address as planned', () => {
    const ages = spread.age.map(
      ([range]) => people.filter((person) => within(ageOf(person), range)).length,
    )
    const months = spread.months.map(
      ([range]) => people.filter((person) => within(person.monthsOfReceipt, range)).length,
    )

    expect(months).toEqual([123, 57, 43, 29, 24, 17, 27, 21, 79])
    expect(ages.reduce((sum, count) => sum + count, 0)).toBe(420)
    expect(
      ages
        .map((count, index) => Math.abs(count - (spread.age[index]?.[1] ?? 0)))
        .every((gap) => gap <= 2),
    ).toBe(true)
    expect(countBy((person) => person.salutation)).toEqual(
      new Map([
        ['frau', 236],
        ['herr', 182],
        ['none', 2],
      ]),
    )
    expect(
      people.filter(
        (person) => person.householdType === 'lone-parent' && person.salutation === 'frau',
      ),
    ).toHaveLength(99)
    expect(people.filter((person) => person.blockingNotice)).toHaveLength(3)
  })

  it('fit together', () => {
    expect(
      people.filter((person) => person.householdType === 'lone-parent' && person.children === 0),
    ).toEqual([])
    expect(
      people.filter((person) => ageOf(person) * 12 + 11 - person.monthsOfReceipt < 18 * 12),
    ).toEqual([])
    expect(people.filter((person) => ageOf(person) < 23 && person.monthsOfReceipt >= 60)).toEqual(
      [],
    )
    expect(
      people.filter(
        (person) => (person.representative === null) !== (person.representativeKind === null),
      ),
    ).toEqual([])
  })

  it('are recognisable as invented', () => {
    expect(people.map(({ reference }) => reference)).toEqual(
      Array.from({ length: 420 }, (_, index) => `HP-TEST-${String(index + 1).padStart(4, '0')}`),
    )
    expect(
      people.filter(
        ({ postcode, phone, email, bornOn }) =>
          !/^00\d{3}$/.test(postcode) ||
          !/^(00000 \d+)?$/.test(phone) ||
          !/^([^@]+@example\.org)?$/.test(email) ||
          !bornOn.endsWith('-01'),
      ),
    ).toEqual([])
  })

  it('include eight at shared addresses with the same name, and nobody twice', () => {
    const homes = countBy((person) => `${person.lastName} ${person.street} ${person.postcode}`)

    expect([...homes.values()].filter((count) => count === 2)).toHaveLength(4)
    expect(countBy((person) => `${person.firstName} ${person.lastName}`).size).toBe(420)
  })

  it('are the same for the same seed and others for another', () => {
    expect(generateRecipients(420)).toEqual(people)
    expect(generateRecipients(421)).not.toEqual(people)
  })

  it('get a letter that prints, each of them', () => {
    const problems = people.flatMap((person) =>
      checkLetter(
        composeLetter({
          documentType: 'INVITATION_1',
          person,
          office: officeOf(person.agency),
          reference: person.reference,
          dated: '2026-10-12',
          answerBy: '2026-11-02',
          sample: true,
        }),
      ),
    )

    expect(problems).toEqual([])
  })
})

describe('the shipped list', () => {
  it('is what the generator writes, byte by byte', () => {
    expect(readFileSync(file).equals(toCsv(people, shipped))).toBe(true)
  })

  it('is read without problems, and without the columns that may not be kept', () => {
    const list = readRecipients(readFileSync(file), { today: '2026-11-24' })

    expect(list).toMatchObject({
      encoding: 'utf-8-bom',
      delimiter: ';',
      rowCount: 420,
      problems: [],
      duplicates: [],
    })
    expect(list).toMatchObject({
      columns: { leftOut: ['Geburtsdatum', 'Kinder', 'Bezug seit', 'Telefon', 'E-Mail'] },
      rows: { length: 420 },
    })
  })

  it('says the same in every encoding and with every delimiter', () => {
    const plain = people.map((person) => ({
      ...person,
      firstName: 'Jürgen',
      lastName: 'Weißdorn, geb. "Ahorn"; Müller',
      representative: null,
      representativeKind: null,
    }))
    const styles = [
      ['utf-8', ';'],
      ['utf-8', ','],
      ['utf-8-bom', ','],
      ['windows-1252', ';'],
      ['windows-1252', ','],
    ] as const

    const lists = styles.map(([encoding, delimiter]) =>
      readRecipients(toCsv(plain, { encoding, delimiter }), { today: '2026-11-24' }),
    )

    expect(lists.map((list) => 'rows' in list && list.rows.length)).toEqual([
      420, 420, 420, 420, 420,
    ])
    expect(new Set(lists.map((list) => 'rows' in list && JSON.stringify(list.rows))).size).toBe(1)
  })

  it('refuses to write a name that Windows-1252 cannot hold', () => {
    expect(() => toCsv(people, { encoding: 'windows-1252', delimiter: ';' })).toThrow(
      'Windows-1252 list cannot hold',
    )
  })
})
