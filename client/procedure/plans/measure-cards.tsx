import { Fields, type FormContext } from '#client/forms/fields.tsx'
import { rowsIn } from '#client/forms/read-answers.ts'
import { labelOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { addRow, removeRow } from './plan-rows.ts'
import { useFocusLater } from './use-focus-later.ts'

const MOST = 8
const PAIRS = [
  ['type', 'provider'],
  ['startOn', 'endOn'],
]

type Props = {
  component: Component
  answers: Answers
  context: FormContext
  onPut: (answers: Answers, path: string) => void
}

/** What is offered, and which goals it serves: the goals stand there by their names. */
export function MeasureCards({ component, answers, context, onPut }: Props) {
  const measures = rowsIn(answers, 'measures')
  const focusLater = useFocusLater()
  const goals = rowsIn(answers, 'goals').map(({ title }, n) => ({
    value: String(n + 1),
    label: typeof title === 'string' && title ? title : m.planGoalN({ n: n + 1 }),
  }))
  const inside = { ...context, choices: { ...context.choices, goals } }
  const add = () => {
    onPut(addRow(answers, 'measures'), 'measures')
    focusLater(`#measure-${measures.length} button.u-select`)
  }
  const remove = (at: number) => {
    onPut(removeRow(answers, 'measures', at), 'measures')
    focusLater('#measure-add')
  }
  return (
    <section className="plan-goals" aria-labelledby="plan-measures" id="field-measures">
      <h2 id="plan-measures">{labelOf(component)}</h2>
      {measures.length === 0 && <p className="u-muted">{m.planNoMeasure()}</p>}
      {measures.map((measure, n) => (
        <MeasureCard
          key={n}
          n={n}
          measure={measure}
          parts={component.components ?? []}
          context={inside}
          onRemove={() => remove(n)}
        />
      ))}
      {!context.isDisabled && measures.length < MOST && (
        <Button id="measure-add" icon="add" onPress={add}>
          {m.planAddMeasure()}
        </Button>
      )}
    </section>
  )
}

function MeasureCard({
  n,
  measure,
  parts,
  context,
  onRemove,
}: {
  n: number
  measure: Answers
  parts: Component[]
  context: FormContext
  onRemove: () => void
}) {
  const name = m.planMeasureN({ n: n + 1 })
  const draw = (components: Component[]) => (
    <Fields
      components={components}
      at={['measures', String(n)]}
      scope={measure}
      context={context}
    />
  )
  return (
    <fieldset className="u-card plan-goal" id={`measure-${n}`} aria-label={name}>
      <div className="plan-goal-head">
        <h3>{name}</h3>
        {!context.isDisabled && (
          <Button
            variant="icon"
            size="s"
            icon="delete"
            aria-label={m.removeItem({ name })}
            onPress={onRemove}
          />
        )}
      </div>
      {PAIRS.map((keys) => (
        <div className="plan-pair" key={keys[0]}>
          {keys.map((key) => (
            <div key={key}>{draw(parts.filter((part) => part.key === key))}</div>
          ))}
        </div>
      ))}
      {draw(parts.filter(({ key = '' }) => !PAIRS.flat().includes(key)))}
    </fieldset>
  )
}
