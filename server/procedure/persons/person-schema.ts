import { z } from 'zod'
import {
  codeText,
  emailText,
  longText,
  phoneText,
  shortText,
} from '#server/base/texts/text-schema.ts'
import {
  represented,
  representativeAreaSchema,
  representativeKindSchema,
} from './represented-schema.ts'
import { shownWishes, talkWishes } from './talk-wishes.ts'

/** Contact data as they are changed; an empty text takes a value out. */
export const contactBody = z.strictObject({
  phone: phoneText,
  email: emailText,
  language: codeText,
  interpreter: shortText(80),
  accessNeeds: longText(500),
  ...talkWishes,
  ...represented,
})
/** The same as it is shown: the phone number as one dials it. */
const contactShown = z.object({
  phone: z.string(),
  email: z.string(),
  language: z.string(),
  interpreter: z.string(),
  accessNeeds: z.string(),
  ...shownWishes.shape,
  representative: z.string(),
  representativeKind: representativeKindSchema,
  representativeStreet: z.string(),
  representativePostcode: z.string(),
  representativeCity: z.string(),
  representativeArea: representativeAreaSchema,
})
export type Contact = z.infer<typeof contactBody>

export const personSchema = z
  .object({
    id: z.string(),
    displayName: z.string(),
    reference: z.string(),
    address: z.array(z.string()).nullable(),
    blocked: z.boolean(),
    noMoreLetters: z.boolean(),
    contact: contactShown,
    consents: z.array(
      z.object({
        id: z.string(),
        caseId: z.string(),
        kind: z.string(),
        state: z.string(),
        givenOn: z.string(),
        withdrawnOn: z.string().nullable(),
      }),
    ),
    /** Cases that the reader may open. */
    cases: z.array(
      z.object({
        id: z.string(),
        caseRef: z.string().nullable(),
        statusText: z.string(),
        statusTextEn: z.string(),
        openedOn: z.string(),
      }),
    ),
    invitations: z.array(z.object({ id: z.string(), status: z.string(), createdOn: z.string() })),
    hasOpenCase: z.boolean(),
    /** The open case to which the reader may scan papers in, though perhaps not read it. */
    scanCaseId: z.string().nullable(),
    abilities: z.object({
      changeContact: z.boolean(),
      openInvitation: z.boolean(),
      takeIn: z.boolean(),
    }),
  })
  .meta({ id: 'Person' })
export type PersonDetail = z.infer<typeof personSchema>
