import { z } from 'zod'
import { addressText, codeText, LONGEST, nameText } from '#server/base/texts/text-schema.ts'

const NO_NAME = { de: 'Bitte geben Sie einen Namen an.', en: 'Please give a name.' }
const NO_YEAR = {
  de: 'Bitte geben Sie das Jahr mit vier Ziffern an.',
  en: 'Please give the year with four digits.',
}
/** A year as it is typed, or nothing. */
const yearText = z
  .string()
  .max(20)
  .default('')
  .superRefine((text, context) => {
    if (text.trim() !== '' && !/^\s*(19|2\d)\d\d\s*$/.test(text))
      context.addIssue({ code: 'custom', params: { sentence: NO_YEAR } })
  })
const address = z.strictObject({
  street: addressText().default(''),
  postcode: z.union([z.literal(''), z.string().regex(/^\d{5}$/)]).default(''),
  city: addressText(LONGEST.city).default(''),
})
const member = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('adult'), name: nameText().default('') })
    .superRefine(({ name }, context) => {
      if (!name) context.addIssue({ code: 'custom', path: ['name'], params: { sentence: NO_NAME } })
    }),
  /** A child may stay without a name. */
  z.strictObject({
    kind: z.literal('child'),
    name: nameText().default(''),
    birthYear: yearText,
  }),
])

export const householdBody = z.strictObject({
  type: codeText,
  /** Null leaves it as it is: one that is blocked was not shown. */
  address: address.nullable(),
  members: z.array(member).max(20),
})
export type HouseholdChange = z.infer<typeof householdBody>

/** A household as whoever works on the case of one of its people sees it. */
export const householdSchema = z
  .object({
    type: z.string(),
    /** Null for a person with a blocking notice. */
    address: z.object({ street: z.string(), postcode: z.string(), city: z.string() }).nullable(),
    /** People of our lists; a case only for who may read it. */
    others: z.array(
      z.object({
        personId: z.string(),
        displayName: z.string(),
        case: z.object({ id: z.string(), caseRef: z.string().nullable() }).nullable(),
      }),
    ),
    members: z.array(
      z.object({
        kind: z.enum(['adult', 'child']),
        name: z.string(),
        birthYear: z.number().nullable(),
      }),
    ),
    abilities: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Household' })
export type Household = z.infer<typeof householdSchema>
