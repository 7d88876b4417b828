import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'
import { placeSchema } from './appointment-words.ts'

const talk = z.object({
  id: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  room: z.string().nullable(),
  place: placeSchema,
  status: z.enum(['provisional', 'confirmed', 'held', 'no-show']),
  /** Null where the reader may only know that somebody is in a talk. */
  with: z
    .object({
      caseId: z.string(),
      personId: z.string(),
      person: z.string(),
      mayOpenCase: z.boolean(),
    })
    .nullable(),
  purpose: z.string().nullable(),
})
export type CalendarTalk = z.infer<typeof talk>

const stretch = z.object({ from: z.string(), to: z.string() })

/** One member of staff on one day. */
const column = z.object({
  on: z.iso.date(),
  staff: z.object({
    id: z.string(),
    displayName: z.string(),
    agencyName: z.string(),
    isMe: z.boolean(),
  }),
  isAway: z.boolean(),
  /** Office hours as instants; null on a day on which nobody works. */
  open: stretch.nullable(),
  free: z.array(stretch),
  talks: z.array(talk),
})
export type CalendarColumn = z.infer<typeof column>

export const calendarSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })),
    agency: z.string().nullable(),
    columns: z.array(column),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.infer<typeof calendarSchema>

export const calendarQuery = z.strictObject({
  on: daySchema.optional(),
  agency: z.string().max(40).optional(),
})
export const weekQuery = z.strictObject({ on: daySchema.optional(), staff: z.uuid().optional() })

/** `path` holds the secret and is said once. */
export const feedSchema = z.object({
  createdAt: z.string().nullable(),
  path: z.string().nullable(),
})
export type FeedView = z.infer<typeof feedSchema>

export const feedParams = z.strictObject({ secret: z.string().regex(/^[\w-]{43}$/) })
export const idParams = z.strictObject({ id: z.uuid() })
export const talkCaseSchema = z.object({ caseId: z.string() })
