import { z } from 'zod'
import { represented } from './represented-schema.ts'
import {
  addressText,
  codeText,
  LONGEST,
  nameText,
  phoneText,
} from '#server/base/texts/text-schema.ts'

/**
 * What decides how soon somebody talks with the person, as far as they told it. `…-fine`: it was
 * talked about and is no trouble. `violence` also stands for a child at risk and for thoughts of
 * suicide: which one is not kept.
 */
export const urgentHint = z.enum([
  'housing-fine',
  'arrears',
  'housing',
  'energy-fine',
  'energy',
  'no-money',
  'violence',
  'start-soon',
  'release-soon',
  'young-without-work',
])
export const urgentHints = z.array(urgentHint).max(urgentHint.options.length).default([])

const NO_NAME = { de: 'Bitte geben Sie einen Namen an.', en: 'Please give a name.' }

const walkIn = z.strictObject({
  /** One of the two is enough: some people have one name. */
  lastName: nameText().default(''),
  firstName: nameText().default(''),
  salutation: z.enum(['frau', 'herr', 'none']).default('none'),
  street: addressText().default(''),
  postcode: z.union([z.literal(''), z.string().regex(/^\d{5}$/)]).default(''),
  city: addressText(LONGEST.city).default(''),
  district: codeText.default('unknown'),
  language: codeText.default('de'),
  phone: phoneText.optional(),
  ...represented,
  /** Said after the name was found to be known: this is somebody else. */
  isAnother: z.boolean().default(false),
  urgentHints,
  /** Came by themselves, or was sent by another office. */
  origin: z.enum(['walk-in', 'referral']).default('walk-in'),
})
export const knownWalkInBody = walkIn.pick({ urgentHints: true, origin: true })
export const walkInBody = walkIn.superRefine(({ lastName, firstName }, context) => {
  if (!lastName && !firstName)
    context.addIssue({ code: 'custom', path: ['lastName'], params: { sentence: NO_NAME } })
})
/** Somebody known under the name of a walk-in, as far as the customer centre may see. */
export type Candidate = {
  personId: string
  displayName: string
  reference: string
  address: string[] | null
  hasOpenCase: boolean
}
export type WalkIn = z.infer<typeof walkInBody>
export const walkInSchema = z.object({
  personId: z.string(),
  caseId: z.string().nullable(),
  caseRef: z.string().nullable(),
})
