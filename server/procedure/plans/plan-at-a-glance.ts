import { storedDay } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { listLastRatings } from './queries.ts'
import { activePlan, contributionsOf, newestPlan, type Side } from './read-plan.ts'

export type PlanAtAGlance = {
  version: number
  isActive: boolean
  guidingGoal: string
  /** Last ratings from −2 to +2 of either side; null where nobody has rated yet. */
  goals: {
    title: string
    targetOn: string | null
    client: number | null
    caseworker: number | null
    ratedOn: string | null
  }[]
  contributions: { side: Side; text: string; dueOn: string | null }[]
}

const day = (date: Date | null): string | null => date && storedDay(date)

/**
 * The plan in force, else its newest draft, with the last ratings of each goal; a goal keeps its
 * ratings over versions as long as its words stay.
 */
export async function planAtAGlance(deps: Deps, caseId: string): Promise<PlanAtAGlance | null> {
  const plan =
    (await activePlan(deps.db.prisma, caseId)) ?? (await newestPlan(deps.db.prisma, caseId))
  if (!plan) return null
  const ratings = await listLastRatings(deps.db.query, caseId)
  const last = new Map(ratings.map((rating) => [rating.title, rating]))
  return {
    version: plan.version,
    isActive: plan.state === 'active',
    guidingGoal: plan.guidingGoal,
    goals: plan.goals.map(({ title, targetOn }) => ({
      title,
      targetOn: day(targetOn),
      client: last.get(title)?.client ?? null,
      caseworker: last.get(title)?.caseworker ?? null,
      ratedOn: day(last.get(title)?.heldOn ?? null),
    })),
    contributions: contributionsOf(plan),
  }
}
