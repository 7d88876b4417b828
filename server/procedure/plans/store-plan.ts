import type { Tx } from '#server/base/db.ts'
import type { HelpPlan } from '#server/generated/prisma/client.ts'
import type { PlanDraft } from './plan-answers.ts'
import { hintsOf } from './plan-hints.ts'

type NewVersion = {
  caseId: string
  plan: PlanDraft
  by: string
  at: Date
  state: 'draft' | 'active'
  rounds: number
  amendment?: string
}

const dayOf = (day: string | null): Date | null => (day ? new Date(day) : null)

/** Writes the plan as the next version; what was there before stays as it was. */
export async function storePlan(
  tx: Tx,
  { caseId, plan, amendment, ...about }: NewVersion,
): Promise<HelpPlan> {
  const { _max } = await tx.helpPlan.aggregate({ where: { caseId }, _max: { version: true } })
  return await tx.helpPlan.create({
    data: {
      ...about,
      caseId,
      version: (_max.version ?? 0) + 1,
      guidingGoal: plan.guidingGoal,
      reviewOn: new Date(plan.reviewOn),
      hints: hintsOf(plan),
      amendment: amendment ?? null,
      goals: {
        create: plan.goals.map(({ targetOn, ...goal }, position) => ({
          ...goal,
          position: position + 1,
          targetOn: dayOf(targetOn),
        })),
      },
      contributions: {
        create: plan.contributions.map(({ dueOn, ...contribution }, position) => ({
          ...contribution,
          position,
          dueOn: dayOf(dueOn),
        })),
      },
      measures: {
        create: plan.measures.map(({ startOn, endOn, ...measure }, position) => ({
          ...measure,
          position: position + 1,
          startOn: dayOf(startOn),
          endOn: dayOf(endOn),
        })),
      },
    },
  })
}
