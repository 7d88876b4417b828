import './appointments.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DialogActions, DialogForm } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { PickTime } from './pick-time.tsx'
import { bookTalk, caseAppointmentsQuery, type Place, type Purpose } from './queries.ts'
import { PLACE_OPTIONS, purposeName } from './talk-words.ts'
import { useTalkChange } from './use-talk-change.ts'

type Props = {
  caseId: string
  /** Whom the talk is with, where the page does not say it. */
  person?: string
  /** A time to begin with. */
  wish?: string | undefined
  onClose: () => void
}

/**
 * Books a talk: where the procedure waits for a time, this is the time; else it is a talk in
 * between.
 */
export function BookingDialog({ caseId, person, wish, onClose }: Props) {
  const talks = useQuery(caseAppointmentsQuery(caseId))
  const toArrange = talks.data?.toArrange
  return (
    <Dialog
      title={person ? m.appointmentBookWith({ person }) : m.appointmentBook()}
      isOpen
      onClose={onClose}
    >
      {talks.error && <Problem error={talks.error} onRetry={() => void talks.refetch()} />}
      {!talks.data && !talks.error && <Busy />}
      {talks.data && !talks.data.abilities.book && (
        <Alert tone="warn">{m.appointmentNotPossible()}</Alert>
      )}
      {talks.data?.abilities.book && (
        <BookingForm
          {...{ caseId, wish, onClose }}
          purpose={toArrange?.purpose ?? 'extra'}
          mayBeNow={Boolean(toArrange)}
        />
      )}
    </Dialog>
  )
}

type FormProps = {
  caseId: string
  purpose: Purpose
  mayBeNow: boolean
  wish: string | undefined
  onClose: () => void
}

function BookingForm({ caseId, purpose, mayBeNow, wish, onClose }: FormProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState<Place>('agency')
  const [isChecked, setChecked] = useState(false)
  const change = useTalkChange(onClose)
  const book = () => {
    setChecked(true)
    if (chosen && !change.isPending)
      change.mutate({
        send: () => bookTalk(caseId, { startsAt: chosen, place }),
        said: m.appointmentBooked(),
      })
  }
  const bookNow = () =>
    change.mutate({ send: () => bookTalk(caseId, { now: true }), said: m.appointmentNowSaid() })
  return (
    <DialogForm onSend={book}>
      <p className="u-muted">{m.appointmentFor({ purpose: purposeName(purpose) })}</p>
      {change.error && <Problem error={change.error} />}
      {mayBeNow && (
        <Button icon="person" isDisabled={change.isPending} onPress={bookNow}>
          {m.appointmentNow()}
        </Button>
      )}
      <PickTime
        caseId={caseId}
        purpose={purpose}
        value={chosen}
        onChange={setChosen}
        wish={wish}
        error={isChecked && !chosen ? m.appointmentChoose() : undefined}
      />
      <Radios
        label={m.appointmentWhere()}
        isRequired
        options={PLACE_OPTIONS.map(({ value, label }) => ({ value, label: label() }))}
        value={place}
        onChange={setPlace}
      />
      <DialogActions label={m.appointmentSave()} isDisabled={change.isPending} onCancel={onClose} />
    </DialogForm>
  )
}
