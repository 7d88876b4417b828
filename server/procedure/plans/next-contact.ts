import { storedDay } from '#server/base/clock.ts'
import { z } from 'zod'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Tx } from '#server/base/db.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const DEFAULT_DAYS = 28
const PREPARE_DAYS = 14

const resultSchema = z.looseObject({ days: z.unknown() })

/** Days until the next contact as the table proposed last. */
export async function proposedDays(tx: Tx, subject: Subject): Promise<number> {
  const last = await tx.decisionResult.findFirst({
    where: { subject: subjectText(subject), decisionId: 'follow-up-interval' },
    orderBy: { decidedAt: 'desc' },
  })
  const { days } = resultSchema.parse(last?.result ?? {})
  return Number(days ?? DEFAULT_DAYS)
}

/** The day from which a review is prepared: 14 days before it is due. */
export const reviewPreparedFrom = (dueOn: Date): string => plusDays(storedDay(dueOn), -PREPARE_DAYS)

/**
 * The day of the next contact, `YYYY-MM-DD`: as agreed, else as proposed, and never after the day
 * from which the review is prepared.
 */
export async function nextContactDay(
  tx: Tx,
  { subject, today }: { subject: Subject; today: string },
): Promise<string> {
  const found = await tx.case.findUniqueOrThrow({ where: { id: subject.id } })
  const agreed =
    found.nextContactOn && storedDay(found.nextContactOn) > today
      ? storedDay(found.nextContactOn)
      : plusDays(today, await proposedDays(tx, subject))
  const prepared = found.reviewDueOn ? reviewPreparedFrom(found.reviewDueOn) : agreed
  if (prepared >= agreed) return agreed
  return prepared > today ? prepared : today
}
