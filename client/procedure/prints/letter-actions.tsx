import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { cancelLetter, reprintLetter, type Letter } from './queries.ts'
import { usePrintChange } from './use-print-change.ts'

/** Prints a letter once more, or stops it before it goes out. */
export function LetterActions({ letter }: { letter: Letter }) {
  const { id, reference, abilities } = letter
  const change = usePrintChange()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="u-actions print-actions">
      {abilities.reprint && (
        <Button
          size="s"
          icon="print"
          isDisabled={change.isPending}
          aria-label={m.reprintOf({ reference })}
          onPress={() => change.mutate({ send: () => reprintLetter(id), said: m.reprintStarted() })}
        >
          {m.reprint()}
        </Button>
      )}
      {abilities.cancel && (
        <Button
          size="s"
          icon="block"
          aria-label={m.cancelLetterOf({ reference })}
          onPress={() => setAsking(true)}
        >
          {m.cancelLetter()}
        </Button>
      )}
      {change.error && <Problem error={change.error} />}
      <CancelDialog
        letter={letter}
        change={change}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

type DialogProps = {
  letter: Letter
  change: ReturnType<typeof usePrintChange>
  isOpen: boolean
  onClose: () => void
}

function CancelDialog({ letter: { id, reference }, change, isOpen, onClose }: DialogProps) {
  const cancel = () =>
    change.mutate(
      { send: () => cancelLetter(id), said: m.letterWasCancelled({ reference }) },
      { onSuccess: onClose },
    )
  return (
    <Dialog
      title={m.cancelLetterOf({ reference })}
      role="alertdialog"
      isOpen={isOpen}
      onClose={onClose}
    >
      <p>{m.cancelLetterText()}</p>
      {change.error && <Problem error={change.error} />}
      <div className="u-actions">
        <Button variant="danger" isDisabled={change.isPending} onPress={cancel}>
          {m.cancelLetter()}
        </Button>
        <Button onPress={onClose}>{m.back()}</Button>
      </div>
    </Dialog>
  )
}
