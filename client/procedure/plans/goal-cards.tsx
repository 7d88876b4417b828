import { useState } from 'react'
import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { labelOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { GoalLadder, LADDER } from './goal-ladder.tsx'
import { addRow, moveGoal, removeGoal, rowsIn } from './plan-rows.ts'
import { useFocusLater } from './use-focus-later.ts'

const MOST = 5
const LATER = ['startLevel', 'importance', ...LADDER.map(({ key }) => key)]

type Props = {
  component: Component
  answers: Answers
  context: FormContext
  onPut: (answers: Answers, path: string) => void
}

/** One to five goals, each with its ladder; added, moved and taken away by button or key. */
export function GoalCards({ component, answers, context, onPut }: Props) {
  const goals = rowsIn(answers, 'goals')
  const [said, setSaid] = useState('')
  const focusLater = useFocusLater()
  const canAdd = !context.isDisabled && goals.length < MOST
  const add = () => {
    onPut(addRow(answers, 'goals'), 'goals')
    focusLater(`#goal-${goals.length} input`)
  }
  useShortcut('z', m.planAddGoal(), () => canAdd && add())
  const move = (from: number, to: number) => {
    onPut(moveGoal(answers, from, to), 'goals')
    setSaid(m.planGoalMoved({ from: from + 1, to: to + 1 }))
    focusLater(
      `#goal-${to} [data-way='${to < from ? 'up' : 'down'}']:not(:disabled), #goal-${to} [data-way]:not(:disabled)`,
    )
  }
  const remove = (at: number) => {
    onPut(removeGoal(answers, at), 'goals')
    setSaid(m.planGoalRemoved({ n: at + 1 }))
    focusLater(`#goal-${Math.max(0, at - 1)} input, #goal-add`)
  }
  return (
    <section className="plan-goals" aria-labelledby="plan-goals" id="field-goals">
      <h2 id="plan-goals">{labelOf(component)}</h2>
      <output className="u-sr">{said}</output>
      {goals.map((goal, n) => (
        <GoalCard
          key={n}
          {...{ n, goal, component, context }}
          last={goals.length - 1}
          onMove={move}
          onRemove={remove}
        />
      ))}
      {canAdd && (
        <Button id="goal-add" icon="add" onPress={add}>
          {m.planAddGoal()}
        </Button>
      )}
    </section>
  )
}

type CardProps = {
  n: number
  last: number
  goal: Answers
  component: Component
  context: FormContext
  onMove: (from: number, to: number) => void
  onRemove: (at: number) => void
}

function GoalCard({ n, last, goal, component, context, onMove, onRemove }: CardProps) {
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
        {!context.isDisabled && (
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
        )}
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
