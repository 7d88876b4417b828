import { Fields, type FormContext } from '#client/forms/fields.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { GoalLadder, LADDER } from './goal-ladder.tsx'

const LATER = ['startLevel', 'importance', ...LADDER.map(({ key }) => key)]

type Props = {
  n: number
  last: number
  goal: Answers
  component: Component
  context: FormContext
  onMove: (from: number, to: number) => void
  onRemove: (at: number) => void
}

/** One goal to write: what is wanted, by when, and the ladder to it. */
export function GoalCard({ n, last, goal, component, context, onMove, onRemove }: Props) {
  const at = ['goals', String(n)]
  const parts = component.components ?? []
  const part = (...keys: string[]): Component[] =>
    keys.flatMap((key) => parts.find((each) => each.key === key) ?? [])
  const draw = (components: Component[]) => (
    <Fields components={components} at={at} scope={goal} context={context} />
  )
  const others = parts.filter(
    ({ key = '' }) => !['title', 'lifeArea', 'indicator', 'targetOn', ...LATER].includes(key),
  )
  return (
    <fieldset className="u-card plan-goal" id={`goal-${n}`} aria-label={m.planGoalN({ n: n + 1 })}>
      <div className="plan-goal-head">
        <h3>{m.planGoalN({ n: n + 1 })}</h3>
        {!context.isDisabled && <Tools {...{ n, last, onMove, onRemove }} />}
      </div>
      {draw(part('title'))}
      <div className="plan-pair">
        {draw(part('lifeArea'))}
        {draw(part('targetOn'))}
      </div>
      {draw(part('indicator'))}
      <GoalLadder at={at} parts={parts} goal={goal} context={context} />
      {draw(part('startLevel'))}
      {draw(part('importance').map((each) => ({ ...each, type: 'radio' as const })))}
      {draw(others)}
    </fieldset>
  )
}

function Tools({ n, last, onMove, onRemove }: Pick<Props, 'n' | 'last' | 'onMove' | 'onRemove'>) {
  return (
    <div className="u-actions">
      <Button
        variant="icon"
        size="s"
        icon="arrow_upward"
        data-way="up"
        isDisabled={n === 0}
        aria-label={m.planGoalUp({ n: n + 1 })}
        onPress={() => onMove(n, n - 1)}
      />
      <Button
        variant="icon"
        size="s"
        icon="arrow_downward"
        data-way="down"
        isDisabled={n === last}
        aria-label={m.planGoalDown({ n: n + 1 })}
        onPress={() => onMove(n, n + 1)}
      />
      <Button
        variant="icon"
        size="s"
        icon="delete"
        aria-label={m.planGoalRemove({ n: n + 1 })}
        onPress={() => onRemove(n)}
      />
    </div>
  )
}
