import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { DialogActions } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { dayOf, plusDays } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { moveDeadline } from './queries.ts'
import { useWaitChange } from './use-wait-change.ts'

const LONGER_DAYS = 7

type Props = { waitId: string; until: string; change: ReturnType<typeof useWaitChange> }

/** A week longer with one click, or another day with a reason. */
export function MoveDeadline({ waitId, until, change }: Props) {
  const [isMoving, setMoving] = useState(false)
  const aWeekLonger = () =>
    change.mutate(() =>
      moveDeadline(waitId, {
        dueOn: plusDays(dayOf(until), LONGER_DAYS),
        reason: m.oneWeekLonger(),
      }),
    )
  return (
    <>
      <Button size="s" isDisabled={change.isPending} onPress={aWeekLonger}>
        {m.oneWeekLonger()}
      </Button>
      <Button size="s" icon="calendar_month" onPress={() => setMoving(true)}>
        {m.moveDeadline()}
      </Button>
      {isMoving && <MoveDialog waitId={waitId} until={until} onClose={() => setMoving(false)} />}
    </>
  )
}

type DialogProps = { waitId: string; until: string; onClose: () => void }

function MoveDialog({ waitId, until, onClose }: DialogProps) {
  const [dueOn, setDueOn] = useState<string | null>(dayOf(until))
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const move = useWaitChange(onClose)
  const save = () => {
    setChecked(true)
    if (dueOn && reason.trim())
      move.mutate(() => moveDeadline(waitId, { dueOn, reason: reason.trim() }))
  }
  return (
    <Dialog title={m.moveDeadline()} isOpen onClose={onClose}>
      {move.error && <Problem error={move.error} />}
      <DateField
        label={m.newDeadline()}
        isRequired
        value={dueOn}
        onChange={setDueOn}
        error={isChecked && !dueOn ? m.enterDate({ name: m.newDeadline() }) : undefined}
      />
      <TextField
        label={m.reason()}
        isRequired
        kind="text"
        value={reason}
        onChange={setReason}
        error={isChecked && !reason.trim() ? m.enterText({ name: m.reason() }) : undefined}
      />
      <DialogActions label={m.save()} isDisabled={move.isPending} onDo={save} onCancel={onClose} />
    </Dialog>
  )
}
