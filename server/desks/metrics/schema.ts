import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'

const sentence = z.object({ de: z.string(), en: z.string() })
const day = z.iso.date()
export const periodQuery = z.strictObject({
  from: daySchema.optional(),
  to: daySchema.optional(),
})

const value = z.object({
  /**
   * A share from 0 to 1, or a median in working days; null where it is hidden, unknown or nobody is
   * counted.
   */
  value: z.number().nullable(),
  p80: z.number().nullable(),
  numerator: z.number().nullable(),
  n: z.number().nullable(),
  /** Why nothing is shown. */
  why: sentence.nullable(),
})
export type Value = z.infer<typeof value>

const period = z.object({ from: day, to: day })
const figure = z.object({
  id: z.string(),
  name: sentence,
  definition: sentence,
  population: sentence,
  unit: z.enum(['share', 'workdays']),
  programme: value,
  before: value,
  agencies: z.array(z.object({ agency: z.string(), name: z.string(), value })),
})
export const figuresSchema = z
  .object({ period, before: period, asOf: z.string(), figures: z.array(figure) })
  .meta({ id: 'Figures' })
export type Figures = z.infer<typeof figuresSchema>

const week = z.object({
  monday: day,
  sent: z.number(),
  returned: z.number(),
  accept: z.number(),
  decline: z.number(),
  question: z.number(),
  later: z.number(),
})
export const campaignWeeksSchema = z
  .object({
    campaigns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        invited: z.number(),
        open: z.number(),
        weeks: z.array(week),
      }),
    ),
  })
  .meta({ id: 'CampaignWeeks' })
export type CampaignWeeks = z.infer<typeof campaignWeeksSchema>

const step = z.object({
  elementId: z.string(),
  name: sentence,
  kind: sentence,
  open: z.number(),
  medianDays: z.number().nullable(),
  done: z.number(),
})
export const stepsSchema = z
  .object({
    processes: z.array(
      z.object({
        process: z.string(),
        name: sentence,
        version: z.number(),
        xml: z.string(),
        open: z.number(),
        steps: z.array(step),
      }),
    ),
  })
  .meta({ id: 'Steps' })
export type Steps = z.infer<typeof stepsSchema>

const kind = z.object({
  process: z.string(),
  elementId: z.string(),
  name: sentence,
  open: z.number(),
  overdue: z.number(),
  oldestDays: z.number().nullable(),
})
export const taskKindsSchema = z.object({ kinds: z.array(kind) }).meta({ id: 'TaskKinds' })
export type TaskKinds = z.infer<typeof taskKindsSchema>
