import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { plusMonths } from '#server/procedure/calendar/working-days.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { answersOf, faultsOf, planOf } from './plan-answers.ts'
import { lastReviewDay, TARGET_MONTHS, todayOf } from './plan-terms.ts'
import { draftOf, newestPlan } from './read-plan.ts'
import { storePlan } from './store-plan.ts'

/**
 * The plan both sides draft together. Each hand-over is a version of its own; the last one is laid
 * out to go on from.
 */
export const draftPlan: FormUseCase = {
  async prepare(deps, task) {
    const last = await newestPlan(deps.db.prisma, task.subject.id)
    const reviewOn = await lastReviewDay(deps)
    if (!last) return { values: { reviewOn } }
    const note = {
      de: `Vorbelegt mit Fassung ${last.version}. Sie bleibt, wie sie ist; Ihre Änderungen werden eine neue.`,
      en: `Filled in from version ${last.version}. It stays as it is; your changes become a new one.`,
    }
    return { values: { ...answersOf(draftOf(last)), reviewOn }, note }
  },

  async check(deps, { answers }) {
    const today = todayOf(deps)
    const issues = faultsOf(planOf(answers), {
      today,
      lastReviewOn: await lastReviewDay(deps),
      lastTargetOn: plusMonths(today, TARGET_MONTHS),
    })
    if (issues.length) throw invalid(issues)
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const last = await newestPlan(tx, caseId)
    if (last?.state === 'draft')
      await tx.helpPlan.update({ where: { id: last.id }, data: { state: 'abandoned' } })
    await storePlan(tx, {
      caseId,
      plan: planOf(answers),
      by: getActorId({ actorId }),
      at,
      state: 'draft',
      rounds: last?.state === 'draft' ? last.rounds : 0,
    })
    await holdWithoutReason(tx, caseId)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: 'plan-drafted',
      actorId,
    })
    announce(tx, 'cases')
    return {}
  },
}
