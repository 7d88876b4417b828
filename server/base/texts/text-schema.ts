import { z } from 'zod'
import { faultOfPhone, phoneKept } from './phone-numbers.ts'
import { cleanText, faultOfText, type TextKind } from './text-rules.ts'

/**
 * A text as routes take it: cleaned, then measured, then checked. Empty is allowed; `.min(1)` makes
 * it obligatory.
 */
const textOf = (kind: TextKind, longest: number) =>
  z
    .string()
    .overwrite((text) => cleanText(text, kind))
    .max(longest)
    .superRefine((text, context) => {
      const sentence = faultOfText(text, kind)
      if (sentence) context.addIssue({ code: 'custom', params: { sentence } })
    })

/** Longest parts of what stands in the window of a letter. */
export const LONGEST = { name: 60, representative: 80, street: 80, city: 50 }

export const nameText = (longest = LONGEST.name) => textOf('name', longest)
export const addressText = (longest = LONGEST.street) => textOf('address', longest)
export const shortText = (longest: number) => textOf('short', longest)
export const longText = (longest: number) => textOf('long', longest)

const EMAIL = {
  de: 'Bitte geben Sie eine gültige E-Mail-Adresse an.',
  en: 'Please give a valid e-mail address.',
}

/** An e-mail address or nothing. */
export const emailText = shortText(120).superRefine((text, context) => {
  if (text !== '' && !z.email().safeParse(text).success)
    context.addIssue({ code: 'custom', params: { sentence: EMAIL } })
})

/** A word of a list of ours, such as a language or a district; not typed, chosen. */
export const codeText = z.string().regex(/^[a-z][a-z-]{0,19}$/)

/** A phone number in the one spelling in which it is kept, or nothing. */
export const phoneText = shortText(40)
  .superRefine((text, context) => {
    const sentence = faultOfPhone(text)
    if (sentence) context.addIssue({ code: 'custom', params: { sentence } })
  })
  .overwrite(phoneKept)
