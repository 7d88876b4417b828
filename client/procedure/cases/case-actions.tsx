import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { ConflictAction } from './conflict-dialog.tsx'
import { PauseDialog } from './case-wishes.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { recordDeath, withdrawCase } from './queries.ts'
import { useCaseChange } from './use-case-change.ts'

/** Withdrawal and death: both take effect with the click, so both ask once more. */
export function CaseActions({ item }: { item: CaseDetail }) {
  const [open, setOpen] = useState<'withdraw' | 'death' | 'note' | 'pause' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="u-actions" data-noprint>
      {item.abilities.note && <NoteButton onPress={() => setOpen('note')} />}
      {item.abilities.pause && (
        <Button icon="schedule" onPress={() => setOpen('pause')}>
          {m.pauseCase()}
        </Button>
      )}
      {item.abilities.withdraw && (
        <Button onPress={() => setOpen('withdraw')}>{m.withdraw()}</Button>
      )}
      {item.abilities.recordDeath && (
        <Button variant="quiet" onPress={() => setOpen('death')}>
          {m.recordDeath()}
        </Button>
      )}
      <ConflictAction item={item} />
      <Button
        variant="icon"
        icon="print"
        aria-label={m.printPage()}
        onPress={() => window.print()}
      />
      {open === 'note' && <NoteDialog caseId={item.id} draft={item.noteDraft} onClose={close} />}
      {open === 'pause' && <PauseDialog caseId={item.id} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog caseId={item.id} onClose={close} />}
      {open === 'death' && <DeathDialog caseId={item.id} onClose={close} />}
    </div>
  )
}

function NoteButton({ onPress }: { onPress: () => void }) {
  useShortcut('n', m.addNote(), onPress)
  return (
    <Button variant="primary" icon="edit" onPress={onPress}>
      {m.addNote()}
    </Button>
  )
}

function WithdrawDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const change = useCaseChange(caseId)
  const withdraw = () =>
    change.mutate({ send: () => withdrawCase(caseId), said: m.withdrawn() }, { onSuccess: onClose })
  return (
    <Dialog title={m.withdrawQuestion()} role="alertdialog" isOpen onClose={onClose}>
      <p>{m.withdrawText()}</p>
      {change.error && <Problem error={change.error} />}
      <div className="u-actions">
        <Button variant="danger" isDisabled={change.isPending} onPress={withdraw}>
          {m.withdraw()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

function DeathDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const change = useCaseChange(caseId)
  const [diedOn, setDiedOn] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const save = () => {
    setChecked(true)
    if (diedOn)
      change.mutate(
        { send: () => recordDeath(caseId, diedOn), said: m.deathRecorded() },
        { onSuccess: onClose },
      )
  }
  return (
    <Dialog title={m.recordDeath()} isOpen onClose={onClose}>
      <p>{m.deathText()}</p>
      {change.error && <Problem error={change.error} />}
      <DateField
        label={m.diedOn()}
        isRequired
        value={diedOn}
        onChange={setDiedOn}
        error={isChecked && !diedOn ? m.enterDate({ name: m.diedOn() }) : undefined}
      />
      <div className="u-actions">
        <Button variant="danger" isDisabled={change.isPending} onPress={save}>
          {m.save()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}
