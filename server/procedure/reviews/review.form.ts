import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { proposedDays } from '#server/procedure/plans/next-contact.ts'
import { demandReviewDay, lastReviewDay, todayOf } from '#server/procedure/plans/plan-terms.ts'
import { activePlan } from '#server/procedure/plans/read-plan.ts'
import { recordChoice } from '#server/procedure/deployments/evaluate.ts'
import { getChoice, rowsOf, textOf, textsOf } from '#server/procedure/tasks/answers.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { levelOf } from './gas.ts'

const DECISIONS = ['continue', 'lighter', 're-plan', 're-assess', 'close'] as const
type Decision = (typeof DECISIONS)[number]
const NEXT: Record<Decision, string> = {
  continue: 'follow-up',
  lighter: 'follow-up',
  're-plan': 'agreement',
  're-assess': 'assessment',
  close: 'closure',
}
const WAYS: Record<Decision, [de: string, en: string]> = {
  continue: ['weiter begleiten', 'continue'],
  lighter: ['weiter, mit weniger Kontakt', 'continue with less contact'],
  're-plan': ['neu vereinbaren', 'agree anew'],
  're-assess': ['Lage neu klären', 'look at the situation anew'],
  close: ['abschließen', 'close'],
}
const LONGEST_RHYTHM = 90

const openReview = (tx: Tx, caseId: string) =>
  tx.review.findFirstOrThrow({ where: { caseId, decision: null }, orderBy: { at: 'desc' } })

/** Both sides rate each goal, the person first. Differences stay as they are. */
export const reviewConversation: FormUseCase = {
  async prepare(deps, task) {
    const plan = await activePlan(deps.db.prisma, task.subject.id)
    const goals = plan?.goals ?? []
    return {
      values: { ratings: goals.map(({ id }) => ({ goal: id })) },
      choices: { goal: goals.map(({ id, title }) => ({ value: id, label: title })) },
    }
  },

  async check(deps, { task, answers }) {
    const plan = await activePlan(deps.db.prisma, task.subject.id)
    const rated = rowsOf(answers['ratings']).map(({ goal }) => String(goal))
    const isWhole =
      plan !== null &&
      plan.goals.every(({ id }) => rated.includes(id)) &&
      new Set(rated).size === rated.length &&
      rated.length === plan.goals.length
    if (!isWhole)
      throw invalid([
        {
          path: 'ratings',
          message: {
            de: 'Bewerten Sie jedes Ziel genau einmal. „Nicht bewertet“ ist auch eine Antwort.',
            en: 'Rate each goal exactly once. “Not rated” is an answer, too.',
          },
        },
      ])
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const { id } = await openReview(tx, caseId)
    await tx.gasRating.deleteMany({ where: { reviewId: id } })
    await tx.gasRating.createMany({
      data: rowsOf(answers['ratings']).map(({ goal, client, caseworker, why }) => ({
        reviewId: id,
        goalId: String(goal),
        client: levelOf(client),
        caseworker: levelOf(caseworker),
        why: textOf(why),
      })),
    })
    const lifeChanges = textsOf(answers['lifeChanges'])
    const satisfaction = textOf(answers['satisfaction'])
    await tx.review.update({
      where: { id },
      data: {
        heldOn: new Date(todayOf(deps)),
        withClient: true,
        lifeChanges,
        satisfaction: satisfaction ? Number(satisfaction) : null,
        wish: String(answers['wish']),
        why: textOf(answers['why']),
        by: actorId,
        at,
      },
    })
    await holdWithoutReason(tx, caseId)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: 'review-held',
      actorId,
    })
    announce(tx, 'cases')
    return {}
  },
}

/** The talk is offered; who does not come after two tries has no disadvantages. */
export const arrangeReview: FormUseCase = {
  apply: async (_tx, _deps, { answers }) => ({ reviewArranged: answers['outcome'] === 'arranged' }),
}

/** The person was not there: the file says so. */
export const reviewWithoutClient: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const { id } = await openReview(tx, task.subject.id)
    await tx.review.update({
      where: { id },
      data: {
        heldOn: new Date(todayOf(deps)),
        withClient: false,
        why: String(answers['why']),
        by: actorId,
        at,
      },
    })
    await holdWithoutReason(tx, task.subject.id)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'process',
      code: 'review-without-client',
      actorId,
    })
    return {}
  },
}

/** How to go on: preset by the table; another way needs a few words. */
export const reviewDecision: FormUseCase = {
  async prepare(deps, task) {
    const { proposal } = await openReview(deps.db.prisma, task.subject.id)
    const decision = getChoice(proposal ?? 'continue', DECISIONS)
    const [de, en] = WAYS[decision]
    return {
      values: { decision, nextReviewOn: await lastReviewDay(deps) },
      note: {
        de: `Vorschlag der Entscheidungstabelle: ${de}. Sie entscheiden gemeinsam.`,
        en: `Proposal of the decision table: ${en}. You decide together.`,
      },
    }
  },

  async check(deps, { task, answers }) {
    const { proposal } = await openReview(deps.db.prisma, task.subject.id)
    if (answers['decision'] !== proposal && !textOf(answers['reason'])) {
      throw invalid([
        {
          path: 'reason',
          message: {
            de: 'Schreiben Sie kurz, warum Sie vom Vorschlag abweichen.',
            en: 'Say briefly why you choose another way than proposed.',
          },
        },
      ])
    }
    const next = textOf(answers['nextReviewOn'])
    if (next) await demandReviewDay(deps, 'nextReviewOn', next)
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const caseId = task.subject.id
    const decision = getChoice(answers['decision'], DECISIONS)
    const { id, proposal } = await openReview(tx, caseId)
    const reason = textOf(answers['reason'])
    await tx.review.update({ where: { id }, data: { decision, reason } })
    await recordChoice(tx, deps, {
      subject: task.subject,
      decisionId: 'review-proposal',
      chosen: { decision },
      isOverride: decision !== proposal,
      reason,
      by: actorId,
    })
    const next = textOf(answers['nextReviewOn'])
    const rhythm =
      decision === 'lighter'
        ? { contactRhythm: Math.min(LONGEST_RHYTHM, 2 * (await proposedDays(tx, task.subject))) }
        : {}
    await tx.case.update({
      where: { id: caseId },
      data: { nextContactOn: null, ...rhythm, ...(next ? { reviewDueOn: new Date(next) } : {}) },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: `review-${decision}`,
      actorId,
    })
    announce(tx, 'cases')
    return { nextPhase: NEXT[decision] }
  },
}
