import { storedDay } from '#server/base/clock.ts'
import { z } from 'zod'
import type { Tx } from '#server/base/db.ts'
import type { Contribution, Goal, HelpPlan, Measure } from '#server/generated/prisma/client.ts'
import type { PlanDraft } from './plan-answers.ts'

export type WholePlan = HelpPlan & {
  goals: Goal[]
  contributions: Contribution[]
  measures: Measure[]
}

const include = {
  goals: { orderBy: { position: 'asc' } },
  contributions: { orderBy: { position: 'asc' } },
  measures: { orderBy: { position: 'asc' } },
} as const

/** The newest version, whatever became of it; null where there is none. */
export const newestPlan = async (tx: Tx, caseId: string): Promise<WholePlan | null> =>
  await tx.helpPlan.findFirst({ where: { caseId }, orderBy: { version: 'desc' }, include })

/** The version in force; null where there is none. */
export const activePlan = async (tx: Tx, caseId: string): Promise<WholePlan | null> =>
  await tx.helpPlan.findFirst({ where: { caseId, state: 'active' }, include })

const dayOrNull = (date: Date | null): string | null => date && storedDay(date)

const sideSchema = z.enum(['client', 'agency'])
export type Side = z.infer<typeof sideSchema>
const scaleSchema = z.record(z.string(), z.string())

/** What each level of a goal means, by its number as text. */
export const scaleOf = ({ scale }: Pick<Goal, 'scale'>): Record<string, string> =>
  scaleSchema.parse(scale)

/** What either side does, in order. */
export const contributionsOf = ({
  contributions,
}: Pick<WholePlan, 'contributions'>): PlanDraft['contributions'] =>
  contributions.map(({ side, text, dueOn }) => ({
    side: sideSchema.parse(side),
    text,
    dueOn: dayOrNull(dueOn),
  }))

/** A plan that is written down as it would be drafted anew. */
export function draftOf(plan: WholePlan): PlanDraft {
  return {
    guidingGoal: plan.guidingGoal,
    reviewOn: storedDay(plan.reviewOn),
    goals: plan.goals.map((goal) => ({
      title: goal.title,
      lifeArea: goal.lifeArea,
      indicator: goal.indicator,
      targetOn: dayOrNull(goal.targetOn),
      startLevel: goal.startLevel,
      scale: scaleOf(goal),
      importance: goal.importance,
    })),
    contributions: contributionsOf(plan),
    measures: plan.measures.map(
      ({ type, provider, startOn, endOn, costBearer, needsDecision, goals: served }) => ({
        type,
        provider,
        startOn: dayOrNull(startOn),
        endOn: dayOrNull(endOn),
        costBearer,
        needsDecision,
        goals: served,
      }),
    ),
  }
}
