import { z } from 'zod'

const side = z.enum(['client', 'agency'])
const goal = z.object({
  title: z.string(),
  lifeArea: z.string(),
  indicator: z.string(),
  targetOn: z.string().nullable(),
  startLevel: z.number(),
  scale: z.record(z.string(), z.string()),
  importance: z.number(),
})
const contribution = z.object({ side, text: z.string(), dueOn: z.string().nullable() })
const measure = z.object({
  type: z.string(),
  provider: z.string().nullable(),
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  costBearer: z.string().nullable(),
  needsDecision: z.boolean(),
  goals: z.array(z.number()),
})

const version = z.object({
  version: z.number(),
  state: z.string(),
  writtenOn: z.string(),
  activeFrom: z.string().nullable(),
  signedOn: z.string().nullable(),
  /** What a small change changed; it needed no new signature. */
  amendment: z.string().nullable(),
  plan: z.object({
    guidingGoal: z.string(),
    goals: z.array(goal),
    contributions: z.array(contribution),
    measures: z.array(measure),
    reviewOn: z.string(),
  }),
})
export type PlanVersion = z.infer<typeof version>

/** How a goal was rated from −2 to +2 over the reviews, by either side. */
const attainment = z.object({
  title: z.string(),
  startLevel: z.number(),
  startedOn: z.string(),
  points: z.array(
    z.object({ on: z.string(), client: z.number().nullable(), caseworker: z.number().nullable() }),
  ),
})
export type Attainment = z.infer<typeof attainment>

export const planListSchema = z
  .object({ versions: z.array(version), attainment: z.array(attainment) })
  .meta({ id: 'Plans' })
export type PlanList = z.infer<typeof planListSchema>
