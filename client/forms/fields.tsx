import type { CSSProperties } from 'react'
import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { Answers, Component, Value } from '#server/procedure/forms/model.ts'
import { rowsOf } from './answers.ts'
import { Field } from './field.tsx'
import { rowsIn } from './read-answers.ts'
import { labelOf } from './texts.ts'
import type { Choices } from './use-filling.ts'

/** What every field of one form shares. */
export type FormContext = {
  choices: Choices
  issues: readonly Issue[]
  isDisabled: boolean
  isHidden: (component: Component, scope: Answers) => boolean
  change: (path: string[], value: Value) => void
}

type Props = {
  components: readonly Component[]
  at: string[]
  scope: Answers
  context: FormContext
}

const COLUMNS = 16

export function Fields({ components, at, scope, context }: Props) {
  return rowsOf(components).map((row) => {
    const seen = row.filter((component) => !context.isHidden(component, scope))
    if (seen.length === 0) return null
    return (
      <div className="form-row" key={row[0]?.id}>
        {seen.map((component) => (
          <div
            key={component.id}
            id={component.key ? `field-${[...at, component.key].join('.')}` : undefined}
            className="form-cell"
            style={
              { '--columns': component.layout?.columns ?? COLUMNS / row.length } as CSSProperties
            }
          >
            <Part component={component} at={at} scope={scope} context={context} />
          </div>
        ))}
      </div>
    )
  })
}

function Part({
  component,
  at,
  scope,
  context,
}: Omit<Props, 'components'> & { component: Component }) {
  if (component.type === 'group') {
    return (
      <fieldset className="form-group">
        <legend>{labelOf(component)}</legend>
        <Fields components={component.components ?? []} at={at} scope={scope} context={context} />
      </fieldset>
    )
  }
  if (component.type === 'dynamiclist')
    return <List component={component} at={at} scope={scope} context={context} />
  const path = [...at, component.key ?? '']
  const error = context.issues.find((issue) => issue.path === path.join('.'))?.message
  return (
    <Field
      component={component}
      value={scope[component.key ?? '']}
      error={error}
      isDisabled={context.isDisabled}
      choices={context.choices[component.key ?? '']}
      onChange={(value) => context.change(path, value)}
    />
  )
}

/** Rows of the same fields, to add to and to take from. */
function List({
  component,
  at,
  scope,
  context,
}: Omit<Props, 'components'> & { component: Component }) {
  const path = [...at, component.path ?? '']
  const items = rowsIn(scope, component.path ?? '')
  const label = labelOf(component)
  return (
    <fieldset className="form-group">
      <legend>{label}</legend>
      {items.map((item, index) => (
        <fieldset className="form-item" key={index} aria-label={`${label} ${index + 1}`}>
          <div>
            <Fields
              components={component.components ?? []}
              at={[...path, String(index)]}
              scope={item}
              context={context}
            />
          </div>
          {!context.isDisabled && (
            <Button
              variant="icon"
              icon="delete"
              aria-label={m.removeItem({ name: `${label} ${index + 1}` })}
              onPress={() => context.change(path, items.toSpliced(index, 1))}
            />
          )}
        </fieldset>
      ))}
      {!context.isDisabled && (
        <Button
          variant="quiet"
          size="s"
          icon="add"
          onPress={() => context.change(path, [...items, {}])}
        >
          {m.addItem()}
        </Button>
      )}
    </fieldset>
  )
}
