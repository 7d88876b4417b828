import { z } from 'zod'
import { addressText, LONGEST, nameText } from '#server/base/texts/text-schema.ts'

export const representativeKindSchema = z.enum(['', 'guardian', 'proxy', 'parent'])
export const representativeAreaSchema = z.enum(['', 'all', 'benefits', 'other'])

/** Who speaks for a person, by what right, where and in what. */
export const represented = {
  representative: nameText(LONGEST.representative).default(''),
  representativeKind: representativeKindSchema.default(''),
  representativeStreet: addressText().default(''),
  representativePostcode: z.union([z.literal(''), z.string().regex(/^\d{5}$/)]).default(''),
  representativeCity: addressText(LONGEST.city).default(''),
  /** Whether letters from this office are among their duties; empty: not said, then they are. */
  representativeArea: representativeAreaSchema.default(''),
}
