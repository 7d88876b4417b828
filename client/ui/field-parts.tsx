import { FieldError, Label, Text, type RadioProps } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Icon } from './icon.tsx'

/**
 * What every field has. `hint` and `error` are read out with it; a field without `isRequired` says
 * that it is voluntary.
 */
export type FieldBase = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  isRequired?: boolean
  isDisabled?: boolean
}

export function FieldLabel({ label, isRequired }: FieldBase) {
  return (
    <Label>
      {label}
      {!isRequired && <span className="u-opt"> {m.voluntary()}</span>}
    </Label>
  )
}

export function FieldMessages({ hint, error }: FieldBase) {
  return (
    <>
      {hint && (
        <Text slot="description" className="u-hint">
          {hint}
        </Text>
      )}
      {error && (
        <FieldError className="u-error">
          <Icon name="error" />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  )
}

/** The props that react-aria's fields share. */
export const ariaField = ({ error, isRequired = false, isDisabled = false }: FieldBase) =>
  ({
    isRequired,
    isDisabled,
    isInvalid: Boolean(error),
    validationBehavior: 'aria',
    className: 'u-field',
  }) as const

/**
 * Enter hands the form in and chooses nothing: the label around a box takes it for a press, so that
 * a form that is not complete would come back with another answer.
 */
export const keepFromLabel: NonNullable<RadioProps['onKeyDown']> = (event) => {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) event.continuePropagation()
}
