import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { reviewPreparedFrom } from '#server/procedure/plans/next-contact.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

/**
 * The contact is due, so its wait is over. Says whether the review is to be prepared now: 14 days
 * before it is due.
 */
export async function checkReviewDue(
  deps: Deps,
  caseId: string,
): Promise<{ reviewIsDue: boolean }> {
  await deps.db.prisma.wait.updateMany({
    where: { subject: subjectText(caseSubject(caseId)), rule: 'next-contact', closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
  const { reviewDueOn } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  return {
    reviewIsDue:
      reviewDueOn !== null && reviewPreparedFrom(reviewDueOn) <= localDate(deps.clock.now()),
  }
}
