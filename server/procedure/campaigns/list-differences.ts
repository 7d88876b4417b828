import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { fullName } from '#server/base/person-name.ts'
import type { Person, RecipientRow as Row } from '#server/generated/prisma/client.ts'
import type { ImportPreview } from './schema.ts'

const text = z.string().nullish()
const listedSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  representative: text,
  representativeKind: text,
  representativeStreet: text,
  representativePostcode: text,
  representativeCity: text,
  representativeArea: text,
})
type Listed = z.infer<typeof listedSchema>
type Difference = ImportPreview['differences'][number]
type Field = Difference['fields'][number]

/** What a list says otherwise of people whose number is known; each is decided by a person. */
export async function listDifferences(deps: Deps, rows: Row[]): Promise<Difference[]> {
  const known = rows.flatMap(({ knownAs }) => knownAs ?? [])
  if (known.length === 0) return []
  const people = await deps.db.prisma.person.findMany({ where: { id: { in: known } } })
  const byReference = new Map(people.map((person) => [person.reference, person]))
  return rows.flatMap((row) => {
    const person = byReference.get(row.reference ?? '')
    const listed = listedSchema.safeParse(row.data)
    if (!person || !listed.success) return []
    const fields = fieldsOf(person, listed.data)
    return fields.length > 0
      ? {
          rowId: row.id,
          line: row.line,
          reference: person.reference,
          name: fullName(person),
          fields,
          takeOver: row.takeOver,
        }
      : []
  })
}

/** How many of them nobody has decided yet. */
export async function countUndecidedDifferences(deps: Deps, campaignId: string): Promise<number> {
  const rows = await deps.db.prisma.recipientRow.findMany({
    where: { campaignId, knownAs: { not: null }, takeOver: null },
  })
  return (await listDifferences(deps, rows)).length
}

/** Where the list is silent, nothing differs. What is blocked is not shown. */
function fieldsOf(person: Person, listed: Listed): Field[] {
  const address = (of: Pick<Listed, 'street' | 'postcode' | 'city'>): string =>
    [of.street, `${of.postcode} ${of.city}`.trim()].filter(Boolean).join(', ')
  const pairs: [Field['field'], known: string, listed: string][] = [
    ['name', fullName(person), fullName(listed)],
    ['address', address(person), listed.street ? address(listed) : address(person)],
    [
      'representative',
      representation(person),
      listed.representative ? representation(listed) : representation(person),
    ],
  ]
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([field, ours, theirs]) => ({
      field,
      known: person.blockingNotice && field === 'address' ? '' : ours,
      listed: theirs,
    }))
}

type Represented = Pick<
  Listed,
  `representative${'' | 'Kind' | 'Street' | 'Postcode' | 'City' | 'Area'}`
>

function representation(of: Represented): string {
  const place = [of.representativePostcode, of.representativeCity].filter(Boolean).join(' ')
  return [of.representative, of.representativeKind, of.representativeStreet, place]
    .concat(of.representativeArea)
    .filter(Boolean)
    .join(', ')
}
