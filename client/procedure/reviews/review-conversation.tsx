import './review-conversation.css'
import { useQuery } from '@tanstack/react-query'
import { Fields } from '#client/forms/fields.tsx'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import { useFilling } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import { plansQuery, type PlanList } from '#client/procedure/plans/queries.ts'
import type { OwnFormProps } from '#client/procedure/tasks/own-forms.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScaleField } from '#client/ui/scale-field.tsx'
import type { Answers, Component, Value } from '#server/procedure/forms/model.ts'
import { GoalReview } from './goal-review.tsx'
import { ReviewEnd } from './review-end.tsx'

/** The review: the plan and the last ratings lie beside what both sides say today. */
export function ReviewTalk(props: OwnFormProps) {
  const plans = useQuery(plansQuery(props.task.subjectId))
  if (plans.data) return <ReviewForm {...props} plans={plans.data} />
  return plans.error ? (
    <Problem error={plans.error} onRetry={() => void plans.refetch()} />
  ) : (
    <Busy />
  )
}

function ReviewForm({ plans, children, ...props }: OwnFormProps & { plans: PlanList }) {
  const { form, choices = {}, isDisabled = false } = props
  const filling = useFilling(props)
  const { answers, change, shown, isHidden } = filling
  const context = { choices, issues: shown, isDisabled, isHidden, change }
  const list = form.components.find(({ path }) => path === 'ratings')
  const satisfaction = form.components.find(({ key }) => key === 'satisfaction')
  const others = form.components.filter(
    (component) => component !== list && component !== satisfaction && component.type !== 'text',
  )
  const plan = plans.versions.find(({ state }) => state === 'active')
  const ratings = (Array.isArray(answers['ratings']) ? answers['ratings'] : []) as Answers[]
  const titles = ratings.map(
    ({ goal }, n) =>
      choices['goal']?.find(({ value }) => value === goal)?.label ?? m.planGoalN({ n: n + 1 }),
  )
  return (
    <FormFrame {...props} filling={filling} isWide>
      <div className="review">
        <p className="u-muted">{m.reviewIntro()}</p>
        {plan && <p className="review-guiding">{plan.plan.guidingGoal}</p>}
        <div id="field-ratings" className="review-goals">
          {list &&
            ratings.map((rating, n) => (
              <GoalReview
                key={n}
                n={n}
                title={titles[n]!}
                rating={rating}
                component={list}
                context={context}
                goal={plan?.plan.goals[n]}
                last={plans.attainment.find(({ title }) => title === titles[n])?.points.at(-1)}
              />
            ))}
        </div>
        <section className="review-more">
          <Fields components={others} at={[]} scope={answers} context={context} />
          {satisfaction && (
            <Satisfaction
              component={satisfaction}
              value={answers['satisfaction']}
              isDisabled={isDisabled}
              onChange={(value) => change(['satisfaction'], value)}
            />
          )}
          <ReviewEnd ratings={ratings} titles={titles} version={plan?.version} />
          {children}
        </section>
      </div>
    </FormFrame>
  )
}

function Satisfaction({
  component,
  value,
  isDisabled,
  onChange,
}: {
  component: Component
  value: Value
  isDisabled: boolean
  onChange: (value: string | null) => void
}) {
  const options = optionsOf(component).map((option) => ({
    value: option.value,
    label: option.value,
  }))
  return (
    <div id="field-satisfaction">
      <ScaleField
        label={labelOf(component)}
        isDisabled={isDisabled}
        options={options}
        ends={[m.reviewNotAtAll(), m.reviewVery()]}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    </div>
  )
}
