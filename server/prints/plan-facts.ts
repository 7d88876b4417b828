import type { Tx } from '../db.ts'
import type { DocumentType, LetterPlan, LetterReview } from '../letters/letter-data.ts'
import { activePlan, newestPlan, type WholePlan } from '../plans/read-plan.ts'

const day = (date: Date): string => date.toISOString().slice(0, 10)

/** What the letters about a plan or a review print of it. */
export async function planFacts(tx: Tx, { caseId, documentType }: { caseId: string | null; documentType: DocumentType }): Promise<{ plan?: LetterPlan; review?: LetterReview }> {
  if (!caseId) return {}
  if (documentType === 'HELP_PLAN') return { plan: printed((await newestPlan(tx, caseId))!) }
  if (documentType === 'REVIEW_INVITATION') return { plan: printed((await activePlan(tx, caseId))!) }
  return documentType === 'REVIEW_REPORT' ? { review: await lastReview(tx, caseId) } : {}
}

function printed({ guidingGoal, goals, contributions, reviewOn }: WholePlan): LetterPlan {
  const of = (side: string) => contributions.filter((one) => one.side === side).map(({ text, dueOn }) => ({ text, dueOn: dueOn ? day(dueOn) : null }))
  return {
    guidingGoal,
    goals: goals.map(({ title, scale, targetOn }) => ({ title, expected: (scale as Record<string, string>)['0'] ?? '', targetOn: targetOn ? day(targetOn) : null })),
    client: of('client'),
    agency: of('agency'),
    reviewOn: day(reviewOn),
  }
}

async function lastReview(tx: Tx, caseId: string): Promise<LetterReview> {
  const review = await tx.review.findFirstOrThrow({ where: { caseId }, orderBy: { at: 'desc' }, include: { ratings: { include: { goal: true }, orderBy: { goal: { position: 'asc' } } } } })
  return { withClient: review.withClient, ratings: review.ratings.map(({ goal, client, caseworker }) => ({ title: goal.title, client, caseworker })) }
}
