import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { meanOf } from './gas.ts'
import { caseSubject } from '#server/base/subject.ts'

const LOW = -0.5

/**
 * Proposes how to go on after a review, from the caseworker's ratings and the person's wish. Kept
 * with its inputs.
 */
export async function decideReviewProposal(
  deps: Deps,
  { caseId, jobKey }: { caseId: string; jobKey: string },
): Promise<void> {
  const [review, before] = await deps.db.prisma.review.findMany({
    where: { caseId },
    orderBy: { at: 'desc' },
    take: 2,
    include: { ratings: true },
  })
  if (!review) throw new Error('there is no review')
  const ratings = review.ratings.map(({ caseworker }) => caseworker)
  const earlier = meanOf((before?.ratings ?? []).map(({ caseworker }) => caseworker))
  const inputs = {
    wish: review.wish ?? 'go-on',
    benefitEnded: false,
    allReached: ratings.length > 0 && ratings.every((rating) => rating !== null && rating >= 0),
    meanRating: meanOf(ratings),
    lowBefore: earlier !== null && earlier < LOW,
    lifeChanged: review.lifeChanges.length > 0,
  }
  const decided = await evaluate(deps, 'review-proposal', inputs)
  await deps.db.tx(async (tx) => {
    await recordDecision(tx, deps, { decided, subject: caseSubject(caseId), jobKey })
    await tx.review.update({
      where: { id: review.id },
      data: { proposal: String(decided.outputs['decision']) },
    })
  })
}
