import { storedDay } from '#server/base/clock.ts'
import type { Tx } from '#server/base/db.ts'
import type { DocumentType } from '#server/procedure/letters/letter-data.ts'
import type {
  LetterPlan,
  LetterReview,
  PaperFacts,
  PlanAgreement,
} from '#server/procedure/letters/paper-data.ts'
import {
  activePlan,
  newestPlan,
  scaleOf,
  type WholePlan,
} from '#server/procedure/plans/read-plan.ts'

/** What the letters about a plan or a review print of it. */
export async function planFacts(
  tx: Tx,
  { caseId, documentType }: { caseId: string | null; documentType: DocumentType },
): Promise<PaperFacts> {
  if (!caseId) return {}
  if (documentType === 'HELP_PLAN') return { plan: printed(await currentPlan(tx, caseId)) }
  return documentType === 'REVIEW_REPORT' ? { review: await lastReview(tx, caseId) } : {}
}

/** The draft that the person has not answered yet, else the plan in force. */
async function currentPlan(tx: Tx, caseId: string): Promise<WholePlan | null> {
  const newest = await newestPlan(tx, caseId)
  const isOpen = newest?.state === 'draft' && newest.outcome !== 'no-agreement'
  return isOpen ? newest : ((await activePlan(tx, caseId)) ?? newest)
}

function agreementOf({ state, outcome }: WholePlan): PlanAgreement {
  if (outcome === 'no-agreement') return 'no-agreement'
  if (state === 'draft') return 'draft'
  if (state !== 'active') return 'replaced'
  return outcome === 'signed' ? 'signed' : 'agreed-not-signed'
}

/** @throws Error where the plan that the letter is about is not there */
function printed(plan: WholePlan | null): LetterPlan {
  if (!plan) throw new Error('there is no plan to print')
  const { guidingGoal, goals, contributions, measures, reviewOn } = plan
  const of = (side: string) =>
    contributions
      .filter((one) => one.side === side)
      .map(({ text, dueOn }) => ({ text, dueOn: dueOn ? storedDay(dueOn) : null }))
  return {
    guidingGoal,
    goals: goals.map((goal) => ({
      title: goal.title,
      indicator: goal.indicator,
      expected: scaleOf(goal)['0'] ?? '',
      scale: scaleOf(goal),
      start: goal.startLevel,
      targetOn: goal.targetOn ? storedDay(goal.targetOn) : null,
    })),
    measures: measures.map(({ type, provider, startOn, endOn, goals: served }) => ({
      type,
      provider,
      startOn: startOn ? storedDay(startOn) : null,
      endOn: endOn ? storedDay(endOn) : null,
      goals: served,
    })),
    client: of('client'),
    agency: of('agency'),
    reviewOn: storedDay(reviewOn),
    agreement: agreementOf(plan),
    signedOn: plan.signedOn ? storedDay(plan.signedOn) : null,
  }
}

/** After these there is no next review of this plan. */
const ENDS = ['close', 're-plan', 're-assess']

async function nextReview(tx: Tx, caseId: string): Promise<string | null> {
  const { reviewDueOn } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { reviewDueOn: true },
  })
  return reviewDueOn ? storedDay(reviewDueOn) : null
}

async function lastReview(tx: Tx, caseId: string): Promise<LetterReview> {
  const review = await tx.review.findFirstOrThrow({
    where: { caseId },
    orderBy: { at: 'desc' },
    include: { ratings: { include: { goal: true }, orderBy: { goal: { position: 'asc' } } } },
  })
  return {
    withClient: review.withClient,
    ratings: review.ratings.map(({ goal, client, caseworker, why }) => ({
      title: goal.title,
      client,
      caseworker,
      why,
    })),
    decision: review.decision,
    nextReviewOn: ENDS.includes(review.decision ?? '') ? null : await nextReview(tx, caseId),
  }
}
