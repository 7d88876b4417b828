import { z } from 'zod'
import { PERIOD_KEY } from './period.ts'

const sentence = z.object({ de: z.string(), en: z.string() })
const day = z.iso.date()
/** A count rounded to five; null for one to four. */
const count = z.number().nullable()
export const periodQuery = z.strictObject({ period: z.string().regex(PERIOD_KEY).optional() })

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
  .object({
    /** The period asked for: `2026`, `2026-Q2`, `2026-05`. */
    key: z.string(),
    /** Its months that are over; null while none is. */
    period: period.nullable(),
    before: period.nullable(),
    asOf: z.string(),
    figures: z.array(figure),
  })
  .meta({ id: 'Figures' })
export type Figures = z.infer<typeof figuresSchema>

const week = z.object({
  monday: day,
  sent: count,
  returned: count,
  accept: count,
  decline: count,
  question: count,
  later: count,
})
export const campaignWeeksSchema = z
  .object({
    campaigns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        invited: count,
        open: count,
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
  open: count,
  medianDays: z.number().nullable(),
  done: count,
})
export const stepsSchema = z
  .object({
    processes: z.array(
      z.object({
        process: z.string(),
        name: sentence,
        version: z.number(),
        xml: z.string(),
        open: count,
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
  open: count,
  overdue: count,
  oldestDays: z.number().nullable(),
})
export const taskKindsSchema = z.object({ kinds: z.array(kind) }).meta({ id: 'TaskKinds' })
export type TaskKinds = z.infer<typeof taskKindsSchema>
