import { useState } from 'react'
import { Dialog } from '#client/ui/dialog.tsx'
import * as m from '#client/generated/messages/messages.js'
import type { ManyAction, TaskRow } from '#server/procedure/tasks/schema.ts'
import { AssignInput, CompleteInput, MoveInput } from './many-inputs.tsx'
import type { Chosen } from './chosen.ts'
import { ManyPreview } from './many-preview.tsx'

const TITLES: Record<ManyAction['kind'], () => string> = {
  claim: m.claim,
  release: m.release,
  assign: m.assign,
  move: m.putOffTitle,
  complete: m.completeTogether,
}
const AT_ONCE: Partial<Record<ManyAction['kind'], Chosen>> = {
  claim: { action: { kind: 'claim' } },
  release: { action: { kind: 'release' } },
}

/** First what is to be entered, then what would happen to each task, then what did. */
export function ManyDialog({
  kind,
  tasks,
  onClose,
}: {
  kind: ManyAction['kind']
  tasks: TaskRow[]
  onClose: (isDone: boolean) => void
}) {
  const [chosen, setChosen] = useState<Chosen | null>(AT_ONCE[kind] ?? null)
  const [isDone, setDone] = useState(false)
  const close = () => onClose(isDone)
  const Input = {
    assign: AssignInput,
    move: MoveInput,
    complete: CompleteInput,
    claim: null,
    release: null,
  }[kind]
  return (
    <Dialog title={TITLES[kind]()} isOpen onClose={close}>
      {!chosen && Input && <Input tasks={tasks} onChosen={setChosen} onCancel={close} />}
      {chosen && (
        <ManyPreview tasks={tasks} chosen={chosen} onDone={() => setDone(true)} onClose={close} />
      )}
    </Dialog>
  )
}
