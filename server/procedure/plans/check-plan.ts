import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { hintsOf, needsApproval } from './plan-hints.ts'
import { draftOf, newestPlan } from './read-plan.ts'

/**
 * Collects hints on the newest draft, for the talk; they lock nothing. Says whether the lead has to
 * look at it.
 */
export async function checkPlan(deps: Deps, caseId: string): Promise<{ approvalNeeded: boolean }> {
  return await deps.db.tx(async (tx) => {
    const plan = await newestPlan(tx, caseId)
    if (!plan) throw new Error('there is no plan to check')
    const draft = draftOf(plan)
    await tx.helpPlan.update({ where: { id: plan.id }, data: { hints: hintsOf(draft) } })
    announce(tx, 'cases')
    return { approvalNeeded: needsApproval(draft) }
  })
}
