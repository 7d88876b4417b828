import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import {
  forbidContact,
  mailReturned,
  recordInvitedDeath,
  recordMove,
  type Invitation,
} from './queries.ts'
import { useInvitationChange } from './use-invitation-change.ts'

export type NoteKind = 'returned' | 'forbid' | 'moved' | 'death'

type Props = {
  invitation: Invitation
  open: NoteKind | null
  onOpen: (kind: NoteKind | null) => void
  onNoted: () => void
}

/** What the desk hears besides an answer. Each asks once more, since letters stop with it. */
export function InvitationNotes({ invitation, open, onOpen, onNoted }: Props) {
  const { abilities } = invitation
  const all: [NoteKind, boolean, string][] = [
    ['returned', abilities.mailReturned, m.mailReturned()],
    ['moved', abilities.recordMove, m.recordMove()],
    ['forbid', abilities.forbidContact, m.forbidContact()],
    ['death', abilities.recordDeath, m.recordDeath()],
  ]
  const possible = all.filter(([, isPossible]) => isPossible)
  if (possible.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.noteSomething()}</h2>
      <div className="centre-notes">
        {possible.map(([kind, , label]) => (
          <Button key={kind} onPress={() => onOpen(kind)}>
            {label} {kind === 'returned' && <kbd className="u-kbd">B</kbd>}
          </Button>
        ))}
      </div>
      {open && (
        <NoteDialog
          kind={open}
          invitation={invitation}
          onClose={() => onOpen(null)}
          onNoted={onNoted}
        />
      )}
    </section>
  )
}

/**
 * The question whether a letter came back has its answer at hand: a pile of them is noted with one
 * key and Enter.
 */
const focus = (element: HTMLElement | null): void => element?.focus()

type Note = { title: string; text: string; send: () => Promise<Invitation> }

const notesOf = (id: string, diedOn: string): Record<NoteKind, Note> => ({
  returned: {
    title: m.mailReturned(),
    text: m.mailReturnedText(),
    send: () => mailReturned(id),
  },
  moved: { title: m.recordMove(), text: m.recordMoveText(), send: () => recordMove(id) },
  forbid: { title: m.forbidContact(), text: m.noContactText(), send: () => forbidContact(id) },
  death: {
    title: m.recordDeath(),
    text: m.deathText(),
    send: () => recordInvitedDeath(id, diedOn),
  },
})

type DialogProps = {
  kind: NoteKind
  invitation: Invitation
  onClose: () => void
  onNoted: () => void
}

function NoteDialog({ kind, invitation: { id, person }, onClose, onNoted }: DialogProps) {
  const [diedOn, setDiedOn] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const change = useInvitationChange(id, onNoted)
  const { title, text, send } = notesOf(id, diedOn ?? '')[kind]
  const save = () => {
    setChecked(true)
    if (kind !== 'death' || diedOn) change.mutate({ send, said: m.noted() })
  }
  return (
    <Dialog title={title} role="alertdialog" isOpen onClose={onClose}>
      <p>
        <b>{person.displayName}</b>
      </p>
      <p>{text}</p>
      {kind === 'death' && (
        <DateField
          label={m.diedOn()}
          isRequired
          value={diedOn}
          onChange={setDiedOn}
          error={isChecked && !diedOn ? m.enterDate({ name: m.diedOn() }) : undefined}
        />
      )}
      {change.error && <Problem error={change.error} />}
      <div className="u-actions">
        <Button
          variant="primary"
          ref={kind === 'returned' ? focus : null}
          isDisabled={change.isPending}
          onPress={save}
        >
          {m.noteIt()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}
