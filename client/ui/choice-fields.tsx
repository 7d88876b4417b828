import './fields.css'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components'
import {
  ariaField,
  FieldLabel,
  FieldMessages,
  keepFromLabel,
  type FieldBase,
} from './field-parts.tsx'
import { Icon } from './icon.tsx'

export type Option<Value extends string = string> = { value: Value; label: string }

/** What a field of the page says, as one of the values that it was given. */
const among = <Value extends string>(values: readonly Value[], said: string): Value | undefined =>
  values.find((value) => value === said)
const valuesOf = <Value extends string>(options: readonly Option<Value>[]): Value[] =>
  options.map(({ value }) => value)

/** About what fits into one line of a form, in letters; a box takes six. */
const LINE = 90
const isLong = (options: readonly Option[]): boolean =>
  options.reduce((sum, { label }) => sum + label.length + 6, 0) > LINE

/** One of a few. */
export function Radios<Value extends string>({
  options,
  value,
  onChange,
  ...base
}: FieldBase & {
  options: readonly Option<Value>[]
  value: NoInfer<Value> | null
  onChange: (value: Value) => void
}) {
  const choose = (said: string) => {
    const chosen = among(valuesOf(options), said)
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <RadioGroup {...ariaField(base)} value={value} onChange={choose}>
      <FieldLabel {...base} />
      <div className="u-choices" data-stack={isLong(options) || undefined}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="u-choice"
            onKeyDown={keepFromLabel}
          >
            <span className="u-box" data-round />
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldMessages {...base} />
    </RadioGroup>
  )
}

/** Some of a few. */
export function Checklist<Value extends string>({
  options,
  value,
  onChange,
  ...base
}: FieldBase & {
  options: readonly Option<Value>[]
  value: readonly NoInfer<Value>[]
  onChange: (value: Value[]) => void
}) {
  const known = [...value, ...valuesOf(options)]
  const choose = (said: string[]) => onChange(said.flatMap((each) => among(known, each) ?? []))
  return (
    <CheckboxGroup {...ariaField(base)} value={[...value]} onChange={choose}>
      <FieldLabel {...base} />
      <div className="u-choices" data-stack={isLong(options) || undefined}>
        {options.map((option) => (
          <AriaCheckbox
            key={option.value}
            value={option.value}
            className="u-choice"
            onKeyDown={keepFromLabel}
          >
            <Tick>{option.label}</Tick>
          </AriaCheckbox>
        ))}
      </div>
      <FieldMessages {...base} />
    </CheckboxGroup>
  )
}

/** Yes or no. The message stands below and is tied to the box. */
export function Checkbox({
  label,
  hint,
  error,
  isDisabled = false,
  value,
  onChange,
}: FieldBase & { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <CheckboxGroup
      className="u-field"
      aria-label={label}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      value={value ? ['yes'] : []}
      onChange={(chosen) => onChange(chosen.length > 0)}
    >
      <AriaCheckbox
        value="yes"
        className="u-choice"
        isDisabled={isDisabled}
        onKeyDown={keepFromLabel}
      >
        <Tick>{label}</Tick>
      </AriaCheckbox>
      <FieldMessages label={label} hint={hint} error={error} />
    </CheckboxGroup>
  )
}

function Tick({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="u-box">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </>
  )
}
