import type { ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from './button.tsx'

/** What a dialog asks; Enter in one of its lines hands it in, and the browser checks nothing. */
export function DialogForm({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <form
      className="u-dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}

type ActionProps = {
  label: string
  isDisabled?: boolean
  /** Without it, the form around the buttons is handed in. */
  onDo?: () => void
  onCancel: () => void
}

/** Does what the dialog asks about, or leaves it. */
export function DialogActions({ label, isDisabled = false, onDo, onCancel }: ActionProps) {
  const press = onDo ? { onPress: onDo } : { type: 'submit' as const }
  return (
    <div className="u-actions">
      <Button variant="primary" isDisabled={isDisabled} {...press}>
        {label}
      </Button>
      <Button onPress={onCancel}>{m.cancel()}</Button>
    </div>
  )
}
