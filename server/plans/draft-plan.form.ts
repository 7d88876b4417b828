import { plusMonths } from '../calendar/working-days.ts'
import { recordEvent } from '../cases/record-event.ts'
import { announce } from '../db.ts'
import { invalid } from '../errors.ts'
import type { FormUseCase } from '../tasks/form-use-case.ts'
import { faultsOf, planOf, type PlanDraft } from './plan-answers.ts'
import { lastReviewDay, todayOf } from './plan-terms.ts'
import { draftOf, newestPlan } from './read-plan.ts'
import { storePlan } from './store-plan.ts'

const TARGET_MONTHS = 18

const caseIdOf = (subject: string): string => subject.slice('case:'.length)

/** The plan both sides draft together. Each hand-over is a version of its own; the last one is laid out to go on from. */
export const draftPlan: FormUseCase = {
  async prepare(deps, task) {
    const last = await newestPlan(deps.db.prisma, caseIdOf(task.subject))
    const reviewOn = lastReviewDay(deps)
    if (!last) return { values: { reviewOn } }
    return { values: { ...answersOf(draftOf(last)), reviewOn } }
  },

  async check(deps, { answers }) {
    const today = todayOf(deps)
    const issues = faultsOf(planOf(answers), { today, lastReviewOn: lastReviewDay(deps), lastTargetOn: plusMonths(today, TARGET_MONTHS) })
    if (issues.length) throw invalid(issues)
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = caseIdOf(task.subject)
    const last = await newestPlan(tx, caseId)
    if (last?.state === 'draft') await tx.helpPlan.update({ where: { id: last.id }, data: { state: 'abandoned' } })
    await storePlan(tx, { caseId, plan: planOf(answers), by: actorId!, at, state: 'draft', rounds: last?.state === 'draft' ? last.rounds : 0 })
    await recordEvent(tx, deps, { subject: task.subject, kind: 'contact', code: 'plan-drafted', actorId })
    announce(tx, 'cases')
    return {}
  },
}

const LEVELS: [name: string, level: string][] = [['muchLess', '-2'], ['less', '-1'], ['expected', '0'], ['more', '1'], ['muchMore', '2']]

/** Empty fields are left out: a form does not know null. */
const filled = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))

function answersOf({ guidingGoal, goals, contributions, measures }: PlanDraft) {
  const of = (side: string) => contributions.filter((one) => one.side === side).map(({ text, dueOn }) => filled({ text, dueOn }))
  return {
    guidingGoal,
    goals: goals.map(({ scale, startLevel, importance, ...goal }) => filled({ ...goal, startLevel: String(startLevel), importance: String(importance), ...Object.fromEntries(LEVELS.map(([name, level]) => [name, scale[level]])) })),
    contributionsClient: of('client'),
    contributionsAgency: of('agency'),
    measures: measures.map(({ goals: served, ...measure }) => filled({ ...measure, goals: served.map(String) })),
  }
}
