import { useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Checkbox, Radios } from '#client/ui/choice-fields.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useCaseChange } from './use-case-change.ts'
import { addNote, type NoteKind } from './queries.ts'
import { useNoteDraft } from './use-note-draft.ts'

const KINDS: [NoteKind, () => string][] = [
  ['phone', m.notePhone],
  ['counter', m.noteCounter],
  ['mail', m.noteMail],
  ['visit', m.noteVisit],
  ['note', m.noteOther],
]

/** A note in three steps: open, write, save (Ctrl + Enter). What is written stays until it is saved, also when the page is closed. */
export function NoteDialog({
  caseId,
  draft,
  onClose,
}: {
  caseId: string
  draft: string | null
  onClose: () => void
}) {
  const change = useCaseChange(caseId)
  const id = useRef(crypto.randomUUID())
  const [kind, setKind] = useState<NoteKind>('phone')
  const [text, setText] = useState(draft ?? '')
  const kept = useNoteDraft(caseId, text)
  const [confidential, setConfidential] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const save = () => {
    setChecked(true)
    if (!text.trim() || change.isPending) return
    kept.stop()
    change.mutate(
      {
        send: () => addNote(caseId, { id: id.current, kind, text: text.trim(), confidential }),
        said: m.noteSaved(),
      },
      { onSuccess: onClose, onError: kept.goOn },
    )
  }
  return (
    <Dialog title={m.addNote()} isOpen onClose={onClose}>
      {change.error && <Problem error={change.error} />}
      <div className="case-note">
        <TextField
          label={m.noteText()}
          kind="text"
          isRequired
          hasFocus
          onConfirm={save}
          value={text}
          onChange={setText}
          hint={draft ? m.noteRestored() : undefined}
          error={isChecked && !text.trim() ? m.enterText({ name: m.noteText() }) : undefined}
        />
        <Radios
          label={m.noteKind()}
          isRequired
          options={KINDS.map(([value, label]) => ({ value, label: label() }))}
          value={kind}
          onChange={(value) => setKind(value as NoteKind)}
        />
        <Checkbox
          label={m.noteConfidential()}
          hint={m.noteConfidentialHint()}
          value={confidential}
          onChange={setConfidential}
        />
      </div>
      <output className="u-small u-muted">{kept.isSaved ? m.noteKept() : ''}</output>
      <div className="u-actions">
        <Button variant="primary" isDisabled={change.isPending} onPress={save}>
          {m.save()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}
