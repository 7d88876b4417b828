import type { Deps } from '#server/base/deps.ts'
import { activePlan, newestPlan } from './read-plan.ts'

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
  contributions: { side: 'client' | 'agency'; text: string; dueOn: string | null }[]
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/**
 * The plan in force, else its newest draft, with the last ratings of each goal; a goal keeps its
 * ratings over versions as long as its words stay.
 */
export async function planAtAGlance(deps: Deps, caseId: string): Promise<PlanAtAGlance | null> {
  const plan =
    (await activePlan(deps.db.prisma, caseId)) ?? (await newestPlan(deps.db.prisma, caseId))
  if (!plan) return null
  const ratings = await deps.db.query<{
    title: string
    client: number | null
    caseworker: number | null
    held_on: Date | null
  }>(
    `SELECT DISTINCT ON (g.title) g.title, r.client, r.caseworker, v.held_on
     FROM review v
     JOIN gas_rating r ON r.review_id = v.id
     JOIN goal g ON g.id = r.goal_id
     WHERE v.case_id = $1::uuid AND (r.client IS NOT NULL OR r.caseworker IS NOT NULL)
     ORDER BY g.title, v.at DESC`,
    [caseId],
  )
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
      ratedOn: day(last.get(title)?.held_on ?? null),
    })),
    contributions: plan.contributions.map(({ side, text, dueOn }) => ({
      side: side as 'client' | 'agency',
      text,
      dueOn: day(dueOn),
    })),
  }
}
