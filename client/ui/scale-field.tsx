import './scale-field.css'
import { Radio, RadioGroup, type RadioProps } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Button } from './button.tsx'
import type { Option } from './choice-fields.tsx'
import {
  ariaField,
  FieldLabel,
  FieldMessages,
  keepFromLabel,
  type FieldBase,
} from './field-parts.tsx'

type Props = FieldBase & {
  options: Option[]
  value: string | null
  onChange: (value: string | null) => void
  /** What the two ends mean. */
  ends?: [low: string, high: string]
}

/** A few steps side by side, chosen by a click or by their digit; Delete takes the choice back. */
export function ScaleField({ options, value, onChange, ends, ...base }: Props) {
  const onKeyDown: NonNullable<RadioProps['onKeyDown']> = (event) => {
    const { key } = event
    if (base.isDisabled) return
    if (key === 'Delete' || key === 'Backspace') onChange(null)
    else if (options.some((option) => option.value === key)) onChange(key)
    else keepFromLabel(event)
  }
  return (
    <div className="u-scale">
      <RadioGroup {...ariaField(base)} value={value} onChange={onChange} orientation="horizontal">
        <FieldLabel {...base} />
        <div className="u-scale-steps">
          {options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              className="u-scale-step"
              onKeyDown={onKeyDown}
            >
              {option.label}
            </Radio>
          ))}
        </div>
        {ends && (
          <span className="u-scale-ends" aria-hidden="true">
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </span>
        )}
        <FieldMessages {...base} />
      </RadioGroup>
      {value !== null && !base.isRequired && !base.isDisabled && (
        <Button
          variant="quiet"
          size="s"
          aria-label={`${base.label}: ${m.scaleClear()}`}
          onPress={() => onChange(null)}
        >
          {m.scaleClear()}
        </Button>
      )}
    </div>
  )
}
