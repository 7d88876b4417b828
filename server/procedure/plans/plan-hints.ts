import type { PlanDraft } from './plan-answers.ts'

export type PlanHint =
  | 'nothing-from-client'
  | 'only-client-duties'
  | 'mostly-client-duties'
  | 'goal-without-date'
  | 'measure-without-provider'
  | 'goal-without-measure'
  | 'contribution-without-date'
  | 'scale-incomplete'

/**
 * What the talk may look at once more, as codes. Auditors found plans that named only the person's
 * duties, were vague or incomplete.
 */
export function hintsOf({ goals, contributions, measures }: PlanDraft): PlanHint[] {
  const mine = contributions.filter(({ side }) => side === 'client').length
  const ours = contributions.filter(({ side }) => side === 'agency').length
  const served = new Set(measures.flatMap((measure) => measure.goals))
  const hints: [PlanHint, boolean][] = [
    ['nothing-from-client', mine === 0],
    ['only-client-duties', mine > 0 && ours === 0],
    ['mostly-client-duties', ours > 0 && mine >= 3 && mine >= ours * 3],
    ['goal-without-date', goals.some(({ targetOn }) => targetOn === null)],
    ['measure-without-provider', measures.some(({ provider }) => provider === null)],
    ['goal-without-measure', measures.length > 0 && goals.some((_, n) => !served.has(n + 1))],
    ['contribution-without-date', contributions.some(({ dueOn }) => dueOn === null)],
    ['scale-incomplete', goals.some(({ scale }) => Object.keys(scale).length < 3)],
  ]
  return hints.flatMap(([code, found]) => (found ? [code] : []))
}

/**
 * The lead looks at a plan that costs the office money or needs a decision of the benefit office.
 */
export const needsApproval = ({ measures }: PlanDraft): boolean =>
  measures.some(({ costBearer, needsDecision }) => needsDecision || costBearer === 'office')
