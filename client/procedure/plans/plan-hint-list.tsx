import * as m from '#client/generated/messages/messages.js'
import { Icon } from '#client/ui/icon.tsx'
import type { Answers } from '#server/procedure/forms/model.ts'
import { planOf } from '#server/procedure/plans/plan-answers.ts'
import { hintsOf, type PlanHint } from '#server/procedure/plans/plan-hints.ts'

const WORDS: Record<PlanHint, () => string> = {
  'nothing-from-client': m.planHintNothingFromClient,
  'only-client-duties': m.planHintOnlyClient,
  'mostly-client-duties': m.planHintMostlyClient,
  'goal-without-date': m.planHintGoalDate,
  'measure-without-provider': m.planHintProvider,
  'goal-without-measure': m.planHintGoalMeasure,
  'contribution-without-date': m.planHintContributionDate,
  'scale-incomplete': m.planHintScale,
}

/** What the talk may look at once more; as the plan stands now. */
export function PlanHints({
  answers,
  title,
  isSilent = false,
}: {
  answers: Answers
  title: string
  /** Not read out at each change. */
  isSilent?: boolean
}) {
  const plan = planOf(answers)
  const isBlank =
    plan.guidingGoal === '' &&
    plan.contributions.length === 0 &&
    plan.goals.every((goal) => goal.title === '')
  const hints = isBlank ? [] : hintsOf(plan)
  return (
    <section className="plan-hints">
      <h2>{title}</h2>
      <div role={isSilent ? undefined : 'status'}>
        {hints.length === 0 ? (
          <p className="u-muted u-small">{isBlank ? m.planHintsBlank() : m.planHintsNone()}</p>
        ) : (
          <ul>
            {hints.map((hint) => (
              <li key={hint}>
                <Icon name="info" />
                <span>{WORDS[hint]()}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="u-muted u-small">{m.planHintsFree()}</p>
    </section>
  )
}
