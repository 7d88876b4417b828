import { useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Checkbox, Radios } from '#client/ui/choice-fields.tsx'
import { DialogActions } from '#client/ui/dialog-form.tsx'
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

type Props = { caseId: string; draft: string | null; onClose: () => void }
type Note = { kind: NoteKind; text: string; confidential: boolean }

/**
 * A note in three steps: open, write, save (Ctrl + Enter). What is written stays until it is saved,
 * also when the page is closed.
 */
export function NoteDialog({ caseId, draft, onClose }: Props) {
  const change = useCaseChange(caseId)
  const id = useRef(crypto.randomUUID())
  const [note, setNote] = useState<Note>({ kind: 'phone', text: draft ?? '', confidential: false })
  const kept = useNoteDraft(caseId, note.text)
  const [isChecked, setChecked] = useState(false)
  const text = note.text.trim()
  const save = () => {
    setChecked(true)
    if (!text || change.isPending) return
    kept.stop()
    change.mutate(
      { send: () => addNote(caseId, { ...note, id: id.current, text }), said: m.noteSaved() },
      { onSuccess: onClose, onError: kept.goOn },
    )
  }
  return (
    <Dialog title={m.addNote()} isOpen onClose={onClose}>
      {change.error && <Problem error={change.error} />}
      <NoteFields
        note={note}
        onChange={(part) => setNote({ ...note, ...part })}
        onConfirm={save}
        hint={draft ? m.noteRestored() : undefined}
        error={isChecked && !text ? m.enterText({ name: m.noteText() }) : undefined}
      />
      <output className="u-small u-muted">{kept.isSaved ? m.noteKept() : ''}</output>
      <DialogActions
        label={m.save()}
        isDisabled={change.isPending}
        onDo={save}
        onCancel={onClose}
      />
    </Dialog>
  )
}

type FieldsProps = {
  note: Note
  hint: string | undefined
  error: string | undefined
  onChange: (part: Partial<Note>) => void
  onConfirm: () => void
}

function NoteFields({ note, hint, error, onChange, onConfirm }: FieldsProps) {
  return (
    <div className="case-note">
      <TextField
        label={m.noteText()}
        kind="text"
        isRequired
        hasFocus
        onConfirm={onConfirm}
        value={note.text}
        onChange={(text) => onChange({ text })}
        hint={hint}
        error={error}
      />
      <Radios
        label={m.noteKind()}
        isRequired
        options={KINDS.map(([value, label]) => ({ value, label: label() }))}
        value={note.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Checkbox
        label={m.noteConfidential()}
        hint={m.noteConfidentialHint()}
        value={note.confidential}
        onChange={(confidential) => onChange({ confidential })}
      />
    </div>
  )
}
