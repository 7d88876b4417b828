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
  /** Takes the focus when it appears; for the first field of a dialog. */
  hasFocus?: boolean
  /** Ctrl + Enter in it. */
  onConfirm?: () => void
}

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; continuePropagation: () => void }
/** What is not for the field goes on to its dialog, such as Escape. */
const confirming = (onConfirm: () => void) => (event: Key) =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    ? onConfirm()
    : event.continuePropagation()
const focus = (element: HTMLElement | null): void => element?.focus()

/** One line, several lines or a number; never filled in by the browser. */
export function TextField({
  value,
  onChange,
  kind = 'line',
  suffix,
  isNarrow = false,
  type = 'text',
  hasFocus = false,
  onConfirm,
  ...base
}: Props) {
  return (
    <AriaTextField
      {...ariaField(base)}
      value={value}
      onChange={onChange}
      type={type}
      autoComplete="off"
      {...(onConfirm ? { onKeyDown: confirming(onConfirm) } : {})}
    >
      <FieldLabel {...base} />
      {kind === 'text' ? (
        <TextArea className="u-input" ref={hasFocus ? focus : null} />
      ) : kind === 'number' ? (
        <Group className="u-group" data-narrow isInvalid={Boolean(base.error)}>
          <Input className="u-input" inputMode="decimal" />
          {suffix && <span className="u-suffix">{suffix}</span>}
        </Group>
      ) : (
        <Input
          className="u-input"
          data-narrow={isNarrow || undefined}
          ref={hasFocus ? focus : null}
        />
      )}
      <FieldMessages {...base} />
    </AriaTextField>
  )
}
