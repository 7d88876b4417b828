import './draft-plan.css'
import { Fields } from '#client/forms/fields.tsx'
import { FormFrame } from '#client/forms/form-frame.tsx'
import { useFilling } from '#client/forms/use-filling.ts'
import * as m from '#client/generated/messages/messages.js'
import type { OwnFormProps } from '#client/procedure/tasks/own-form-props.ts'
import type { Component } from '#server/procedure/forms/model.ts'
import { GoalCards } from './goal-cards.tsx'
import { MeasureCards } from './measure-cards.tsx'
import { withoutBlankRows } from './plan-rows.ts'
import { PlanHints } from './plan-hint-list.tsx'

const PLAN = [
  'guidingGoal',
  'goals',
  'contributionsClient',
  'contributionsAgency',
  'measures',
  'reviewOn',
]
const nameOf = ({ key, path }: Component): string => key ?? path ?? ''

/**
 * The plan as both sides write it together, in a first draft or as a small change. Hints show what
 * is missing; they hold nothing up.
 */
export function PlanEditor({ children, ...props }: OwnFormProps) {
  const { form, choices = {}, isDisabled = false } = props
  const filling = useFilling(props, withoutBlankRows)
  const { answers, put, change, shown, isHidden } = filling
  const context = { choices, issues: shown, isDisabled, isHidden, change }
  const partOf = (name: string): Component[] =>
    form.components.filter((component) => nameOf(component) === name)
  const begin = form.components.findIndex((component) => PLAN.includes(nameOf(component)))
  const others = (isFirst: boolean): Component[] =>
    form.components.filter(
      (component, n) => !PLAN.includes(nameOf(component)) && n < begin === isFirst,
    )
  const draw = (components: Component[]) => (
    <Fields components={components} at={[]} scope={answers} context={context} />
  )
  const [goals] = partOf('goals')
  const [measures] = partOf('measures')
  return (
    <FormFrame {...props} filling={filling} isWide>
      <div className="plan">
        <div className="plan-main">
          {draw(others(true))}
          <div className="plan-guiding">{draw(partOf('guidingGoal'))}</div>
          {goals && <GoalCards component={goals} answers={answers} context={context} onPut={put} />}
          <section className="plan-sides">
            {draw(partOf('contributionsClient'))}
            {draw(partOf('contributionsAgency'))}
          </section>
          {measures && (
            <MeasureCards component={measures} answers={answers} context={context} onPut={put} />
          )}
          {draw(partOf('reviewOn'))}
          {draw(others(false))}
          <div className="plan-end">
            <PlanHints answers={answers} title={m.planHintsEnd()} isSilent />
          </div>
          {children}
        </div>
        <aside className="plan-aside" aria-label={m.planHints()}>
          <PlanHints answers={answers} title={m.planHints()} />
        </aside>
      </div>
    </FormFrame>
  )
}
