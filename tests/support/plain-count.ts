import type { Deps } from '#server/base/deps.ts'
import { localDate, workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import { first, known } from './known.ts'

type Period = { from: string; to: string }

const share = (n: number, numerator: number) => ({ n, numerator, value: numerator / n })
const median = (days: number[], q = 0.5): number =>
  known(days.toSorted((a, b) => a - b)[Math.ceil(days.length * q) - 1])

/** Everything counted once more, row by row and without a thought for speed. */
export async function plainCount({ db: { prisma }, clock }: Deps, { from, to }: Period) {
  const now = clock.now()
  const isIn = (date: Date): boolean => localDate(date) >= from && localDate(date) <= to
  const invitations = (
    await prisma.invitation.findMany({
      include: { letters: true, answers: { orderBy: { answeredAt: 'desc' } } },
    })
  ).flatMap((each) => {
    const posted = each.letters.filter(({ postedOn }) => postedOn !== null)
    return posted.length > 0 && isIn(known(first(posted).postedOn))
      ? [
          {
            delivered: posted.some(({ state }) => state === 'posted'),
            response: each.answers.find(
              ({ replacedBy, response }) => !replacedBy && response !== 'none',
            )?.response,
          },
        ]
      : []
  })
  const delivered = invitations.filter((each) => each.delivered)
  const cases = await prisma.case.findMany({
    include: { conversations: true, plans: true, reviews: true },
  })
  const opened = cases.filter(({ openedAt }) => isIn(openedAt))
  const held = cases.flatMap((each) =>
    each.conversations
      .filter(({ heldAt }) => isIn(heldAt))
      .map(({ heldAt }) => ({ ...each, heldAt })),
  )
  const days = held.map(({ openedAt, heldAt }) =>
    workdaysBetween(localDate(openedAt), localDate(heldAt)),
  )
  const tasks = await prisma.task.findMany()
  const dueOf = (caseId: string): Date =>
    known(
      tasks.find(
        ({ subject, formId }) => subject === `case:${caseId}` && formId === 'first-conversation',
      ),
    ).dueAt
  const due = tasks.filter(
    ({ state, dueAt }) => state !== 'canceled' && isIn(dueAt) && dueAt <= now,
  )
  const reviews = [
    ...cases.flatMap(({ reviews: of }) =>
      of
        .filter(({ heldOn, dueOn }) => heldOn && dueOn)
        .map(({ heldOn, dueOn }) => ({ dueOn: known(dueOn), heldOn })),
    ),
    ...cases
      .filter(
        ({ status, reviewDueOn, reviews: of }) =>
          status !== 'closed' &&
          reviewDueOn &&
          reviewDueOn < now &&
          !of.some(({ dueOn, heldOn }) => heldOn && dueOn?.getTime() === reviewDueOn.getTime()),
      )
      .map(({ reviewDueOn }) => ({ dueOn: known(reviewDueOn), heldOn: null })),
  ].filter(({ dueOn }) => isIn(dueOn))
  const talks = (await prisma.appointment.findMany()).filter(
    ({ startsAt, mode, status }) =>
      isIn(startsAt) &&
      startsAt <= now &&
      mode !== 'now' &&
      ['held', 'no-show', 'cancelled'].includes(status),
  )
  const dueTalks = talks.filter(({ status }) => status !== 'cancelled')
  const within = (weeks: number) => {
    const old = held.filter(
      ({ heldAt }) => now.getTime() - heldAt.getTime() >= weeks * 7 * 86_400_000,
    )
    return share(
      old.length,
      old.filter(({ plans, heldAt }) =>
        plans.some(
          ({ activeFrom }) =>
            activeFrom && activeFrom.getTime() - heldAt.getTime() <= weeks * 7 * 86_400_000,
        ),
      ).length,
    )
  }
  return {
    M01: share(delivered.length, delivered.filter(({ response }) => response).length),
    M02: share(invitations.length, delivered.length),
    M03: share(delivered.length, delivered.filter(({ response }) => response === 'accept').length),
    M03b: share(
      delivered.length,
      delivered.filter(({ response }) => response === 'decline').length,
    ),
    M04: share(
      opened.length,
      opened.filter(({ conversations }) => conversations.length > 0).length,
    ),
    M05: { n: held.length, value: median(days), p80: median(days, 0.8) },
    M05b: share(held.length, held.filter(({ id, heldAt }) => heldAt <= dueOf(id)).length),
    M06: share(dueTalks.length, dueTalks.filter(({ status }) => status === 'no-show').length),
    M06b: share(talks.length, talks.filter(({ status }) => status !== 'held').length),
    'M09-4': within(4),
    'M09-8': within(8),
    'M09-12': within(12),
    M12: share(
      reviews.length,
      reviews.filter(({ heldOn, dueOn }) => heldOn && heldOn <= dueOn).length,
    ),
    M17: share(due.length, due.filter(({ endedAt, dueAt }) => (endedAt ?? now) > dueAt).length),
  }
}
