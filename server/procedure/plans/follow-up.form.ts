import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { plusDays, plusMonths } from '#server/procedure/calendar/working-days.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordChoice } from '#server/procedure/deployments/evaluate.ts'
import { rowsOf, textOf, type Answers } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { proposedDays } from './next-contact.ts'
import { lastReviewDay, TARGET_MONTHS, todayOf } from './plan-terms.ts'
import { answersOf, faultsOf, planOf, type PlanDraft } from './plan-answers.ts'
import { activePlan, draftOf } from './read-plan.ts'
import { storePlan } from './store-plan.ts'
import type { Subject } from '#server/base/subject.ts'

/** A form may lie open for so many days and still show the proposal of its first one. */
const OPEN_DAYS = 7

/** The day that the table proposes for the next contact, today's first. */
async function proposals(tx: Tx, deps: Deps, subject: Subject): Promise<string[]> {
  const days = await proposedDays(tx, subject)
  return Array.from({ length: OPEN_DAYS + 1 }, (_, ago) =>
    deadlineOn(plusDays(todayOf(deps), days - ago)).slice(0, 10),
  )
}

/**
 * A contact in passing counts: three clicks and a date. The next one is preset by the table and may
 * be changed.
 */
export const followUpContact: FormUseCase = {
  async prepare(deps, task) {
    const [nextContactOn] = await proposals(deps.db.prisma, deps, task.subject)
    return { values: { contactOn: todayOf(deps), nextContactOn } }
  },

  async check(deps, { task, answers }) {
    const today = todayOf(deps)
    if (String(answers['contactOn']) > today)
      throw invalid([
        {
          path: 'contactOn',
          message: { de: 'Dieser Tag liegt in der Zukunft.', en: 'This day is in the future.' },
        },
      ])
    const next = textOf(answers['nextContactOn'])
    if (next && next <= today)
      throw invalid([
        {
          path: 'nextContactOn',
          message: { de: 'Wählen Sie einen Tag nach heute.', en: 'Choose a day after today.' },
        },
      ])
    if (
      next &&
      !(await proposals(deps.db.prisma, deps, task.subject)).includes(next) &&
      !textOf(answers['intervalReason'])
    ) {
      throw invalid([
        {
          path: 'intervalReason',
          message: {
            de: 'Schreiben Sie kurz, warum Sie vom Vorschlag abweichen.',
            en: 'Say briefly why you choose another day than proposed.',
          },
        },
      ])
    }
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const course = String(answers['course'])
    const contact = {
      kind: String(answers['kind']),
      contactOn: new Date(String(answers['contactOn'])),
      course,
      nextStep: textOf(answers['nextStep']),
      note: textOf(answers['note']),
      confidential: answers['confidential'] === true,
    }
    const { id } = await tx.followUpContact.create({
      data: { caseId, ...contact, by: getActorId({ actorId }), at },
    })
    const next = textOf(answers['nextContactOn'])
    const isOverride = next !== null && !(await proposals(tx, deps, task.subject)).includes(next)
    if (next)
      await recordChoice(tx, deps, {
        subject: task.subject,
        decisionId: 'follow-up-interval',
        chosen: { nextContactOn: next },
        isOverride,
        reason: textOf(answers['intervalReason']),
        by: actorId,
      })
    await tx.case.update({
      where: { id: caseId },
      data: { nextContactOn: next ? new Date(next) : null },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: `contact-${course}`,
      detail: { contact: id },
      actorId,
    })
    announce(tx, 'cases')
    return { course }
  },
}

async function planInForce(tx: Tx, caseId: string) {
  const plan = await activePlan(tx, caseId)
  if (!plan) throw new Error('there is no plan in force')
  return plan
}

/**
 * The plan as it was changed on the page; without goals in the answers only the words of the change
 * are new.
 */
function amended(answers: Answers, before: PlanDraft): PlanDraft {
  if (rowsOf(answers['goals']).length === 0) return before
  return planOf({
    ...answers,
    guidingGoal: textOf(answers['guidingGoal']) ?? before.guidingGoal,
    reviewOn: textOf(answers['reviewOn']) ?? before.reviewOn,
  })
}

/**
 * A small change both sides agree on: a new version in force, without a new signature, with a copy
 * for the person.
 */
export const amendPlan: FormUseCase = {
  async prepare(deps, task) {
    return { values: answersOf(draftOf(await planInForce(deps.db.prisma, task.subject.id))) }
  },

  async check(deps, { task, answers }) {
    const before = draftOf(await planInForce(deps.db.prisma, task.subject.id))
    const plan = amended(answers, before)
    // what was agreed stays agreed, also when it has gone by
    const days = new Set([before.reviewOn, ...before.goals.map(({ targetOn }) => targetOn)])
    const changed = {
      ...plan,
      goals: plan.goals.map((goal) => ({
        ...goal,
        targetOn: days.has(goal.targetOn) ? null : goal.targetOn,
      })),
    }
    const today = todayOf(deps)
    const issues = faultsOf(changed, {
      today,
      lastReviewOn: await lastReviewDay(deps),
      lastTargetOn: plusMonths(today, TARGET_MONTHS),
    }).filter(({ path }) => path !== 'reviewOn' || !days.has(plan.reviewOn))
    if (issues.length) throw invalid(issues)
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const plan = await planInForce(tx, caseId)
    await tx.helpPlan.update({ where: { id: plan.id }, data: { state: 'replaced' } })
    const next = await storePlan(tx, {
      caseId,
      plan: amended(answers, draftOf(plan)),
      by: getActorId({ actorId }),
      at,
      state: 'active',
      rounds: 0,
      amendment: String(answers['change']),
    })
    await tx.helpPlan.update({
      where: { id: next.id },
      data: { activeFrom: plan.activeFrom, outcome: plan.outcome, signedOn: plan.signedOn },
    })
    await tx.case.update({ where: { id: caseId }, data: { reviewDueOn: next.reviewOn } })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'change',
      code: 'plan-amended',
      detail: { version: next.version },
      actorId,
    })
    announce(tx, 'cases')
    return {}
  },
}
