import { storedDay } from '#server/base/clock.ts'
import { nextStepAt } from '#server/procedure/appointments/next-step.ts'
import { deadlineFrom, deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { nextContactDay } from '#server/procedure/plans/next-contact.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

export type DueQuestion = {
  rule: string
  subject: Subject
  letterId: string | null
  appointmentId?: string | null
}
type Context = {
  tx: Tx
  amounts: Record<string, number>
  today: string
  subject: Subject
  letterId: string | null
}

/**
 * Instant (ISO with offset) until which to wait, by the rule drawn at the wait (docs/procedure.md,
 * "Deadlines").
 */
export async function dueDate(tx: Tx, deps: Deps, question: DueQuestion): Promise<string> {
  return await notInPause(tx, question.subject, await dateByRule(tx, deps, question))
}

async function dateByRule(
  tx: Tx,
  deps: Deps,
  { rule, subject, letterId, appointmentId }: DueQuestion,
): Promise<string> {
  const context = {
    tx,
    amounts: await readAmounts(queryOf(tx)),
    today: localDate(deps.clock.now()),
    subject,
    letterId,
  }
  switch (rule) {
    case 'response-period':
      return await responseDue(context)
    case 'campaign-end':
      return await campaignDue(context)
    case 'thinking-time':
      return await thinkingDue(context)
    case 'next-contact':
      return deadlineOn(await nextContactDay(tx, { subject, today: context.today }))
    case 'appointment-step':
      return await nextStepAt(tx, deps, appointmentId ?? '')
    case 'pause-max':
      return await pauseDue(context, deps.clock.now())
    default:
      return plain(context, rule)
  }
}

const plain = ({ amounts, today }: Pick<Context, 'amounts' | 'today'>, key: string): string =>
  deadlineFrom({ rule: ruleFor(key, amounts), from: today })

const PERIODS: Record<string, string> = {
  REMINDER: 'response-period-reminder',
  INVITATION_2: 'response-period-second',
}

/**
 * After "later" the day the person named; after a question or a call in vain some more days; else
 * the period of the last letter, from its posting.
 */
async function responseDue({ tx, amounts, today, subject }: Context): Promise<string> {
  const invitation = await tx.invitation.findUniqueOrThrow({
    where: { id: subject.id },
    include: { campaign: { select: { responseDays: true } } },
  })
  const last = await tx.letter.findFirst({
    where: { subject: subjectText(subject), state: { in: ['posted', 'returned'] } },
    orderBy: { postedOn: 'desc' },
  })
  const answer = await tx.invitationAnswer.findFirst({
    where: { invitationId: invitation.id, replacedBy: null },
    orderBy: { answeredAt: 'desc' },
  })
  const isNewerThanLetter = answer && (!last || answer.answeredAt >= last.createdAt)
  const byAnswer = isNewerThanLetter
    ? dueByAnswer(answer.response, invitation.laterFrom, { amounts, today })
    : null
  if (byAnswer) return byAnswer
  const key = PERIODS[last?.documentType ?? ''] ?? 'response-period'
  const rule = ruleFor(
    key,
    key === 'response-period' && invitation.campaign
      ? { ...amounts, 'response-period': invitation.campaign.responseDays }
      : amounts,
  )
  return deadlineFrom({
    rule,
    from: last?.postedOn ? storedDay(last.postedOn) : today,
    posting: ruleFor('posting-time', amounts).amount,
  })
}

/** What an answer since the last letter leads to; null where the letter's own period counts. */
function dueByAnswer(
  response: string,
  laterFrom: Date | null,
  context: Pick<Context, 'amounts' | 'today'>,
): string | null {
  if (response === 'later' && laterFrom) return deadlineOn(storedDay(laterFrom))
  if (response === 'none') return plain(context, 'phone-contact') // another day, another hour
  return response === 'question' ? plain(context, 'question-extension') : null
}

/** The next wave as long as one is left, else the end of the campaign. */
async function campaignDue(context: Context): Promise<string> {
  const { tx, subject } = context
  const id = subject.id
  const staged = await tx.invitation.count({ where: { campaignId: id, status: 'staged' } })
  const campaign = await tx.campaign.findUniqueOrThrow({ where: { id } })
  if (staged > 0) return plain(context, 'wave-gap')
  return campaign.campaignEndsOn
    ? deadlineOn(storedDay(campaign.campaignEndsOn))
    : plain(context, 'campaign-end')
}

async function thinkingDue(context: Context): Promise<string> {
  const found = await context.tx.case.findUniqueOrThrow({ where: { id: context.subject.id } })
  return found.thinkUntil
    ? deadlineOn(storedDay(found.thinkUntil))
    : plain(context, 'thinking-time')
}

/** Until the day the person named; at once where the case goes on already. */
async function pauseDue({ tx, subject }: Context, now: Date): Promise<string> {
  const found = await tx.case.findUniqueOrThrow({ where: { id: subject.id } })
  return found.pausedUntil ? deadlineOn(storedDay(found.pausedUntil)) : now.toISOString()
}

/** In a pause nothing is waited for any shorter than the pause (docs/procedure.md, "Pause"). */
export async function notInPause(tx: Tx, subject: Subject, dueAt: string): Promise<string> {
  if (subject.kind !== 'case') return dueAt
  const found = await tx.case.findUnique({ where: { id: subject.id } })
  if (found?.status !== 'paused' || !found.pausedUntil) return dueAt
  const pauseEnds = deadlineOn(storedDay(found.pausedUntil))
  return new Date(dueAt) < new Date(pauseEnds) ? pauseEnds : dueAt
}
