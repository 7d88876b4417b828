import './review-conversation.css'
import { useQuery } from '@tanstack/react-query'
import { Fields } from '#client/forms/fields.tsx'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { asChosen, rowsIn } from '#client/forms/read-answers.ts'
import { labelOf, optionsOf } from '#client/forms/texts.ts'
import { useFilling, type Choices } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import { plansQuery, type PlanList } from '#client/procedure/plans/queries.ts'
import type { OwnFormProps } from '#client/procedure/tasks/own-form-props.ts'
import { Pending } from '#client/ui/pending.tsx'
import { ScaleField } from '#client/ui/scale-field.tsx'
import type { Answers, Component, Form, Value } from '#server/procedure/forms/model.ts'
import { GoalReview } from './goal-review.tsx'
import { ReviewEnd } from './review-end.tsx'

/** The review: the plan and the last ratings lie beside what both sides say today. */
export function ReviewTalk(props: OwnFormProps) {
  const plans = useQuery(plansQuery(props.task.subjectId))
  if (!plans.data) return <Pending query={plans} />
  return <ReviewForm {...props} plans={plans.data} />
}

function ReviewForm({ plans, children, ...props }: OwnFormProps & { plans: PlanList }) {
  const { form, choices = {}, isDisabled = false } = props
  const filling = useFilling(props)
  const { answers, change, shown, isHidden } = filling
  const context = { choices, issues: shown, isDisabled, isHidden, change }
  const { list, satisfaction, others } = partsOf(form)
  const plan = plans.versions.find(({ state }) => state === 'active')
  const goals = rowsIn(answers, 'ratings').map((rating, n) => ({
    rating,
    title: titleOf(rating, choices) ?? m.planGoalN({ n: n + 1 }),
  }))
  return (
    <FormFrame {...props} filling={filling} isWide>
      <div className="review">
        <p className="u-muted">{m.reviewIntro()}</p>
        {plan && <p className="review-guiding">{plan.plan.guidingGoal}</p>}
        <div id="field-ratings" className="review-goals">
          {list &&
            goals.map(({ rating, title }, n) => (
              <GoalReview
                key={n}
                {...{ n, title, rating, context }}
                component={list}
                goal={plan?.plan.goals[n]}
                last={plans.attainment.find((each) => each.title === title)?.points.at(-1)}
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
          <ReviewEnd goals={goals} version={plan?.version} />
          {children}
        </section>
      </div>
    </FormFrame>
  )
}

/** What this page draws itself, and what is left of the form. */
function partsOf({ components }: Form) {
  const list = components.find(({ path }) => path === 'ratings')
  const satisfaction = components.find(({ key }) => key === 'satisfaction')
  const others = components.filter(
    (component) => component !== list && component !== satisfaction && component.type !== 'text',
  )
  return { list, satisfaction, others }
}

const titleOf = ({ goal }: Answers, choices: Choices): string | undefined =>
  choices['goal']?.find(({ value }) => value === goal)?.label

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
        value={asChosen(value)}
        onChange={onChange}
      />
    </div>
  )
}
