import { lockCase } from '#server/procedure/cases/lock-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { activePlan } from '#server/procedure/plans/read-plan.ts'

/** Lays out the review of the plan in force. Run again, it finds the one that is not held yet. */
export async function prepareReview(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockCase(tx, caseId)
    const plan = await activePlan(tx, caseId)
    if (!plan) throw new Error('there is no plan to review')
    if (await tx.review.count({ where: { caseId, decision: null } })) return
    const { reviewDueOn } = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
    await tx.review.create({
      data: { caseId, planId: plan.id, dueOn: reviewDueOn, lifeChanges: [], at: deps.clock.now() },
    })
  })
}
