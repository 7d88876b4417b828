import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { getChoice } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { proposeEnd } from '#server/procedure/cases/propose-end.ts'
import { todayOf } from './plan-terms.ts'
import { planFacts } from './approval-facts.ts'
import { newestPlan } from './read-plan.ts'

const AGREEMENTS = ['signed', 'agreed-not-signed', 'wants-changes', 'no-agreement'] as const

async function draftIn(tx: Tx, caseId: string) {
  const plan = await newestPlan(tx, caseId)
  if (plan?.state !== 'draft') throw new Error('there is no draft of a plan')
  return plan
}

/**
 * Who takes part in no plan ends with C05, once the lead has confirmed it; nobody gets a plan that
 * was not agreed on.
 */
async function endWithoutPlan(tx: Tx, caseId: string): Promise<void> {
  await proposeEnd(tx, { caseId, endCode: 'C05' })
  await tx.helpPlan.updateMany({
    where: { caseId, state: 'draft' },
    data: { outcome: 'no-agreement' },
  })
}

/** The lead looks at goals and measures, never at notes. */
export const approvePlan: FormUseCase = {
  async prepare(deps, task) {
    return { about: await planFacts(deps, task.subject.id) }
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const { id } = await draftIn(tx, task.subject.id)
    const approval = String(answers['decision'])
    await tx.helpPlan.update({
      where: { id },
      data: { approval, approvalNote: approval === 'ok' ? null : String(answers['remark'] ?? '') },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: `plan-approval-${approval}`,
      actorId,
    })
    return { planApproved: approval === 'ok' }
  },
}

/** What the person says to the draft. Agreed without a signature is agreed. */
export const signPlan: FormUseCase = {
  async check(deps, { answers }) {
    if (answers['outcome'] !== 'signed' || String(answers['signedOn']) <= todayOf(deps)) return
    throw invalid([
      {
        path: 'signedOn',
        message: { de: 'Dieser Tag liegt in der Zukunft.', en: 'This day is in the future.' },
      },
    ])
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const caseId = task.subject.id
    const plan = await draftIn(tx, caseId)
    const agreement = getChoice(answers['outcome'], AGREEMENTS)
    const rounds = plan.rounds + (agreement === 'wants-changes' ? 1 : 0)
    const signedOn = agreement === 'signed' ? new Date(String(answers['signedOn'])) : null
    await tx.helpPlan.update({
      where: { id: plan.id },
      data: { outcome: agreement, rounds, signedOn, explainedIn: String(answers['explainedIn']) },
    })
    if (agreement === 'no-agreement') await endWithoutPlan(tx, caseId)
    await holdWithoutReason(tx, caseId)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: `plan-${agreement}`,
      actorId,
    })
    announce(tx, 'cases')
    return { agreement, planRounds: rounds }
  },
}

/** The lead offers to mediate after the third round. */
export const mediate: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const mediation = String(answers['outcome'])
    if (mediation === 'no-agreement') await endWithoutPlan(tx, caseId)
    await holdWithoutReason(tx, caseId)
    const note = typeof answers['note'] === 'string' ? answers['note'] : null
    const by = getActorId({ actorId })
    await tx.conversation.create({
      data: { caseId, kind: 'mediation', heldAt: at, by, immediateNeeds: [], note },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: `mediation-${mediation}`,
      actorId,
    })
    return { mediation }
  },
}
