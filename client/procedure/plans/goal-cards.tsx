import { useState } from 'react'
import type { FormContext } from '#client/forms/fields.tsx'
import { rowsIn } from '#client/forms/read-answers.ts'
import { labelOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { GoalCard } from './goal-card.tsx'
import { addRow, moveGoal, removeGoal } from './plan-rows.ts'
import { useFocusLater } from './use-focus-later.ts'

const MOST = 5

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
    const way = to < from ? 'up' : 'down'
    const buttons = [`[data-way='${way}']`, '[data-way]']
    focusLater(buttons.map((button) => `#goal-${to} ${button}:not(:disabled)`).join(', '))
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
