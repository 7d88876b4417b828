import type { AgencyId } from '#server/web/policies/agencies.ts'
import { createDraw } from './draw.ts'
import type { Draw } from './draw.ts'
import { familyNames, firstNames, otherFamilyNames, streets } from './names.ts'

export type SeedRecipient = {
  reference: string
  salutation: 'frau' | 'herr' | 'none'
  lastName: string
  firstName: string
  street: string
  postcode: string
  city: string
  district: string
  agency: AgencyId
  householdType: 'single' | 'lone-parent' | 'couple-children' | 'couple' | 'other'
  language: string
  representative: string | null
  representativeKind: 'guardian' | 'proxy' | null
  blockingNotice: boolean
  bornOn: string
  children: number
  monthsOfReceipt: number
  receiptSince: string
  phone: string
  email: string
}

type Range = readonly [from: number, to: number]
type Counts<T> = readonly (readonly [T, number])[]

/** How the 420 are spread (docs/procedure.md, "Sample people"); each sums up to 420. */
export const spread = {
  agency: [
    ['zentral', 140],
    ['kinderhaus', 140],
    ['hiltrup', 140],
  ],
  household: [
    ['single', 176],
    ['lone-parent', 104],
    ['couple-children', 48],
    ['couple', 30],
    ['other', 62],
  ],
  age: [
    [[18, 24], 50],
    [[25, 34], 113],
    [[35, 44], 122],
    [[45, 54], 88],
    [[55, 64], 47],
  ],
  months: [
    [[0, 5], 123],
    [[6, 11], 57],
    [[12, 17], 43],
    [[18, 23], 29],
    [[24, 29], 24],
    [[30, 35], 17],
    [[36, 47], 27],
    [[48, 59], 21],
    [[60, 140], 79],
  ],
  language: [
    ['de', 318],
    ['ru', 32],
    ['tr', 24],
    ['ar', 12],
    ['pl', 8],
    ['en', 8],
    ['sq', 6],
    ['pt', 4],
    ['fa', 4],
    ['other', 4],
  ],
  representation: [
    ['guardian', 12],
    ['proxy', 5],
    [null, 403],
  ],
} as const satisfies Record<string, Counts<unknown>>

const [women, undisclosed, womenAlone, blocked] = [236, 2, 99, 3]
const districts: Record<AgencyId, { name: string; postcode: string }[]> = {
  zentral: [
    { name: 'Mitte', postcode: '00101' },
    { name: 'Ost', postcode: '00105' },
    { name: 'Südost', postcode: '00107' },
    { name: 'West', postcode: '00109' },
  ],
  kinderhaus: [
    { name: 'Kinderhaus', postcode: '00123' },
    { name: 'Nord', postcode: '00127' },
  ],
  hiltrup: [{ name: 'Hiltrup', postcode: '00165' }],
}

/**
 * Who the selection was made for: dates count back from here, so that the list never changes by
 * itself.
 */
const selectedOn = { year: 2026, month: 9 }

/** The 420 invented people of the trial. The same seed gives the same people. */
export function generateRecipients(seed = 420): SeedRecipient[] {
  const draw = createDraw(seed)
  const households = draw.shuffled(expand(spread.household))
  const salutations = salutationsFor(households, draw)
  const ages = agesWithMonths(draw)
  const languages = draw.shuffled(expand(spread.language))
  const agencies = draw.shuffled(expand(spread.agency))
  const kinds = draw.shuffled(expand(spread.representation))
  const blocks = draw.shuffled(agencies.map((_, index) => index < blocked))
  const people = agencies.map((agency, index) => {
    const salutation = salutations[index] ?? 'none'
    const language = languages[index] ?? 'de'
    const kind = kinds[index] ?? null
    const { bornOn, monthsOfReceipt } = ages[index] ?? { bornOn: '1990-01-01', monthsOfReceipt: 0 }
    const householdType = households[index] ?? 'other'
    const name = {
      firstName: draw.one(firstNames[salutation]),
      lastName: draw.one(otherFamilyNames[language] ?? familyNames),
    }
    return {
      reference: `HP-TEST-${String(index + 1).padStart(4, '0')}`,
      salutation,
      ...name,
      ...homeIn(agency, draw),
      agency,
      householdType,
      language,
      representative: kind && `${draw.one(firstNames.frau)} ${draw.one(familyNames)}`,
      representativeKind: kind,
      blockingNotice: blocks[index] ?? false,
      bornOn,
      children: childrenIn(householdType, draw),
      monthsOfReceipt,
      receiptSince: monthsBefore(monthsOfReceipt),
      phone: draw.chance(0.7) ? `00000 5${String(draw.below(100_000)).padStart(5, '0')}` : '',
      email: draw.chance(0.4) ? `hp-test-${String(index + 1).padStart(4, '0')}@example.org` : '',
    }
  })
  return withOddHouseholds(withoutNamesakes(people))
}

function expand<T>(counts: Counts<T>): T[] {
  return counts.flatMap(([value, count]) => Array.from({ length: count }, () => value))
}

/** 99 of the lone parents are women; the other women are spread over all other households. */
function salutationsFor(households: string[], draw: Draw): SeedRecipient['salutation'][] {
  const alone = households.filter((type) => type === 'lone-parent').length
  const parents = draw.shuffled(
    expand<SeedRecipient['salutation']>([
      ['frau', womenAlone],
      ['herr', alone - womenAlone],
    ]),
  )
  const others = draw.shuffled(
    expand<SeedRecipient['salutation']>([
      ['frau', women - womenAlone],
      ['none', undisclosed],
      ['herr', households.length - alone - (women - womenAlone) - undisclosed],
    ]),
  )
  return households.map((type) => (type === 'lone-parent' ? parents : others).pop() ?? 'none')
}

/**
 * Nobody has received help of their own before they were 18: the longest times go to those who are
 * old enough.
 */
function agesWithMonths(draw: Draw): { bornOn: string; monthsOfReceipt: number }[] {
  const ages = expand<Range>(spread.age).map(([from, to]) => draw.between(from * 12, to * 12 + 11))
  const waiting = draw.shuffled(ages).toSorted((a, b) => a - b)
  const months = expand<Range>(spread.months)
    .map(([from, to]) => draw.between(from, to))
    .toSorted((a, b) => b - a)
  const pairs = months.map((monthsOfReceipt) => {
    const able = waiting.findIndex((age) => age - monthsOfReceipt >= 18 * 12)
    const [age = 40 * 12] = waiting.splice(able + draw.below(waiting.length - able), 1)
    return { bornOn: monthsBefore(age), monthsOfReceipt }
  })
  return draw.shuffled(pairs)
}

/** The first of the month so many months before the selection. */
function monthsBefore(months: number): string {
  const index = selectedOn.year * 12 + selectedOn.month - 1 - months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}

function homeIn(agency: AgencyId, draw: Draw) {
  const { name, postcode } = draw.one(districts[agency])
  return {
    street: `${draw.one(streets)} ${draw.between(1, 180)}${draw.chance(0.1) ? 'a' : ''}`,
    postcode,
    city: 'Musterstadt',
    district: name,
  }
}

function childrenIn(householdType: SeedRecipient['householdType'], draw: Draw): number {
  if (householdType === 'lone-parent' || householdType === 'couple-children')
    return draw.between(1, 4)
  return householdType === 'other' ? draw.below(2) : 0
}

/** Nobody stands in the list twice: a second one of the same name gets a double name. */
function withoutNamesakes(people: SeedRecipient[]): SeedRecipient[] {
  const seen = new Set<string>()
  return people.map((person, index) => {
    const name = `${person.firstName} ${person.lastName}`
    const lastName = seen.has(name)
      ? `${person.lastName}-${familyNames[index % familyNames.length]}`
      : person.lastName
    seen.add(`${person.firstName} ${lastName}`)
    return { ...person, lastName }
  })
}

/**
 * Two per cent odd ones: two pairs of twins and two couples who get letters of their own at one
 * address.
 */
function withOddHouseholds(people: SeedRecipient[]): SeedRecipient[] {
  const odd = people.map((person) => ({ ...person }))
  for (const [round, agency] of (
    ['zentral', 'kinderhaus', 'hiltrup', 'zentral'] as const
  ).entries()) {
    const candidates = odd.filter(
      (person) =>
        person.agency === agency && person.language === 'de' && person.householdType === 'other',
    )
    const [one, other] = candidates.slice(round * 2)
    if (!one || !other) continue
    Object.assign(other, {
      street: one.street,
      postcode: one.postcode,
      district: one.district,
      lastName: one.lastName,
      ...(round % 2 === 0 && { bornOn: one.bornOn }),
    })
  }
  return odd
}
