import { localDate } from '../calendar/working-days.ts'
import type { Deps } from '../deps.ts'
import { reviewPreparedFrom } from '../plans/next-contact.ts'

/** Whether the review is to be prepared now: 14 days before it is due. */
export async function checkReviewDue(deps: Deps, caseId: string): Promise<{ reviewIsDue: boolean }> {
  const { reviewDueOn } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  return { reviewIsDue: reviewDueOn !== null && reviewPreparedFrom(reviewDueOn) <= localDate(deps.clock.now()) }
}
