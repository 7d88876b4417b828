import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'

export const letterStateSchema = z.enum([
  'rendered',
  'queued',
  'in-run',
  'posted',
  'cancelled',
  'held',
  'returned',
  'at-desk',
  'handed-over',
  'sent',
  'not-wanted',
])

export const letterSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    documentType: z.string(),
    title: z.string(),
    titleEn: z.string(),
    person: z.string(),
    city: z.string(),
    state: letterStateSchema,
    createdAt: z.string(),
    postedOn: z.string().nullable(),
    runId: z.string().nullable(),
    abilities: z.object({
      open: z.boolean(),
      cancel: z.boolean(),
      reprint: z.boolean(),
      markReturned: z.boolean(),
    }),
  })
  .meta({ id: 'Letter' })
export type LetterView = z.infer<typeof letterSchema>

export const letterListQuery = z.strictObject({
  state: z.enum(['open', 'in-run', 'posted', 'cancelled', 'held']).default('open'),
  cursor: z.string().max(300).optional(),
})
export const letterListSchema = z.object({
  items: z.array(letterSchema),
  nextCursor: z.string().nullable(),
  counts: z.object({
    open: z.number(),
    inRun: z.number(),
    posted: z.number(),
    cancelled: z.number(),
    held: z.number(),
  }),
})
export type LetterList = z.infer<typeof letterListSchema>

export const runStateSchema = z.enum(['rendering', 'ready', 'posted', 'failed'])
export const leftOutSchema = z.array(
  z.object({
    letterId: z.string(),
    reference: z.string(),
    reason: z.string(),
    reasonEn: z.string(),
  }),
)
export const printRunSchema = z
  .object({
    id: z.string(),
    number: z.number(),
    state: runStateSchema,
    reprint: z.boolean(),
    repeats: z.number(),
    progress: z.object({ done: z.number(), total: z.number() }),
    count: z.number(),
    pages: z.number().nullable(),
    leftOut: leftOutSchema,
    createdAt: z.string(),
    createdBy: z.string(),
    postedOn: z.string().nullable(),
    failure: z.string().nullable(),
    abilities: z.object({ post: z.boolean(), repeat: z.boolean(), download: z.boolean() }),
  })
  .meta({ id: 'PrintRun' })
export type PrintRunView = z.infer<typeof printRunSchema>
export const printRunListSchema = z.object({ items: z.array(printRunSchema) })
export const createRunBody = z.strictObject({ letterIds: z.array(z.uuid()).max(5000).optional() })
export const postingBody = z.strictObject({ postedOn: daySchema })
