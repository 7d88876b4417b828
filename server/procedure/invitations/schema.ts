import { z } from 'zod'
import { codeText, emailText, phoneText, shortText } from '#server/base/texts/text-schema.ts'
import { daySchema } from '#server/base/day-schema.ts'
import { talkWishes } from '#server/procedure/persons/talk-wishes.ts'
import { urgentHints } from '#server/procedure/persons/schema.ts'
import { letterSchema } from '#server/procedure/prints/schema.ts'
import { taskRowSchema } from '#server/procedure/tasks/schema.ts'

export const responseSchema = z.enum(['accept', 'decline', 'question', 'later'])
export const channelSchema = z.enum(['slip', 'phone', 'counter', 'mail', 'third-person'])

export const invitationSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    person: z.object({
      id: z.string(),
      displayName: z.string(),
      address: z.array(z.string()).nullable(),
      blocked: z.boolean(),
      language: z.string(),
      representative: z.string().nullable(),
      phone: z.string().nullable(),
    }),
    campaignName: z.string().nullable(),
    agencyName: z.string().nullable(),
    state: z.string(),
    stateText: z.string(),
    stateTextEn: z.string(),
    sentOn: z.string().nullable(),
    responseDueOn: z.string().nullable(),
    answer: z
      .object({
        id: z.string(),
        response: z.string(),
        channel: z.string(),
        at: z.string(),
        by: z.string(),
        correctable: z.boolean(),
      })
      .nullable(),
    letters: z.array(letterSchema),
    tasks: z.array(taskRowSchema),
    abilities: z.object({
      answer: z.boolean(),
      correct: z.boolean(),
      mailReturned: z.boolean(),
      forbidContact: z.boolean(),
      recordDeath: z.boolean(),
      recordMove: z.boolean(),
      takeIn: z.boolean(),
    }),
  })
  .meta({ id: 'Invitation' })
export type InvitationView = z.infer<typeof invitationSchema>
export const invitationListSchema = z.object({ items: z.array(invitationSchema) })

export const referenceBody = z.strictObject({ reference: shortText(60).min(1) })
export const nameBody = z.strictObject({ name: shortText(80).min(1) })

const laterFrom = daySchema.optional()
export const answerBody = z.strictObject({
  response: responseSchema,
  channel: channelSchema,
  laterFrom,
  phone: phoneText.optional(),
  email: emailText.optional(),
  language: codeText.optional(),
  interpreter: z.enum(['none', 'spoken', 'sign']).optional(),
  ...talkWishes,
  urgentHints,
})
export type AnswerInput = z.infer<typeof answerBody>
export const correctionBody = z.strictObject({
  response: responseSchema,
  channel: channelSchema,
  laterFrom,
})
export type CorrectionInput = z.infer<typeof correctionBody>
