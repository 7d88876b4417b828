import './fields.css'
import { Group, Input, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { ariaField, FieldLabel, FieldMessages, type FieldBase } from './field-parts.tsx'

type Props = FieldBase & {
  value: string
  onChange: (value: string) => void
  kind?: 'line' | 'text' | 'number'
  suffix?: string | undefined
  isNarrow?: boolean
  type?: 'text' | 'email' | 'tel'
}

/** One line, several lines or a number; never filled in by the browser. */
export function TextField({ value, onChange, kind = 'line', suffix, isNarrow = false, type = 'text', ...base }: Props) {
  return (
    <AriaTextField {...ariaField(base)} value={value} onChange={onChange} type={type} autoComplete="off">
      <FieldLabel {...base} />
      {kind === 'text' ? (
        <TextArea className="u-input" />
      ) : kind === 'number' ? (
        <Group className="u-group" data-narrow isInvalid={Boolean(base.error)}>
          <Input className="u-input" inputMode="decimal" />
          {suffix && <span className="u-suffix">{suffix}</span>}
        </Group>
      ) : (
        <Input className="u-input" data-narrow={isNarrow || undefined} />
      )}
      <FieldMessages {...base} />
    </AriaTextField>
  )
}
