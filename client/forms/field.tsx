import { lazy, Suspense } from 'react'
import { Checkbox, Checklist, Radios, type Option } from '#client/ui/choice-fields.tsx'
import type { FieldBase } from '#client/ui/field-parts.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Component, Value } from '#server/procedure/forms/model.ts'
import { asChosen, asText, asTicked } from './read-answers.ts'
import { descriptionOf, labelOf, optionsOf, textOf } from './texts.ts'

const DateField = lazy(() =>
  import('#client/ui/date-field.tsx').then((module) => ({ default: module.DateField })),
)
const SelectField = lazy(() =>
  import('#client/ui/select-field.tsx').then((module) => ({ default: module.SelectField })),
)

type Props = {
  component: Component
  value: Value
  error: string | undefined
  isDisabled: boolean
  choices: Option[] | undefined
  onChange: (value: Value) => void
}

/** One field of a `.form`. */
export function Field({ component, value, error, isDisabled, choices, onChange }: Props) {
  const base = {
    label: labelOf(component),
    hint: descriptionOf(component),
    error,
    isRequired: component.validate?.required ?? false,
    isDisabled,
  }
  const options = choices ?? optionsOf(component)
  switch (component.type) {
    case 'text':
      return <p className="form-text">{textOf(component)}</p>
    case 'textfield':
      return <TextField {...base} value={asText(value)} onChange={onChange} />
    case 'textarea':
      return <TextField {...base} kind="text" value={asText(value)} onChange={onChange} />
    case 'number':
      return (
        <TextField
          {...base}
          kind="number"
          suffix={component.appearance?.suffixAdjacent}
          value={asText(value)}
          onChange={onChange}
        />
      )
    case 'radio':
      return <Radios {...base} options={options} value={asChosen(value)} onChange={onChange} />
    case 'checklist':
      return <Checklist {...base} options={options} value={asTicked(value)} onChange={onChange} />
    case 'checkbox':
      return <Checkbox {...base} value={value === true} onChange={onChange} />
    default:
      return <LazyField {...{ component, value, base, options, onChange }} />
  }
}

type LazyProps = Pick<Props, 'component' | 'value' | 'onChange'> & {
  base: FieldBase
  options: Option[]
}

function LazyField({ component, value, base, options, onChange }: LazyProps) {
  return (
    <Suspense fallback={<div className="form-wait" />}>
      {component.type === 'datetime' ? (
        <DateField {...base} value={asChosen(value)} onChange={onChange} />
      ) : (
        <SelectField {...base} options={options} value={asChosen(value)} onChange={onChange} />
      )}
    </Suspense>
  )
}
