import * as m from '#client/generated/messages/messages.js'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

/** What happened, what to do, and a way to try again. */
export function Problem({ error, onRetry }: { error: Error; onRetry?: (() => void) | undefined }) {
  return (
    <Alert tone="danger" live>
      <p>{error.message}</p>
      {onRetry && (
        <Button size="s" icon="replay" onPress={onRetry}>
          {m.tryAgain()}
        </Button>
      )}
    </Alert>
  )
}

/** A refusal below a form: what happened, and that nothing typed is lost. */
export function InputKept({ error }: { error: Error }) {
  return (
    <Alert tone="danger" live>
      <p>{error.message}</p>
      <p>{m.inputKept()}</p>
    </Alert>
  )
}
