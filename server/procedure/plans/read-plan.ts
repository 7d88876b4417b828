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

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** A plan that is written down as it would be drafted anew. */
export function draftOf({
  guidingGoal,
  goals,
  contributions,
  measures,
  reviewOn,
}: WholePlan): PlanDraft {
  return {
    guidingGoal,
    reviewOn: day(reviewOn)!,
    goals: goals.map(({ title, lifeArea, indicator, targetOn, startLevel, scale, importance }) => ({
      title,
      lifeArea,
      indicator,
      targetOn: day(targetOn),
      startLevel,
      scale: scale as Record<string, string>,
      importance,
    })),
    contributions: contributions.map(({ side, text, dueOn }) => ({
      side: side as 'client' | 'agency',
      text,
      dueOn: day(dueOn),
    })),
    measures: measures.map(
      ({ type, provider, startOn, endOn, costBearer, needsDecision, goals: served }) => ({
        type,
        provider,
        startOn: day(startOn),
        endOn: day(endOn),
        costBearer,
        needsDecision,
        goals: served,
      }),
    ),
  }
}
