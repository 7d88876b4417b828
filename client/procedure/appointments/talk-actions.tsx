import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { PickTime } from './pick-time.tsx'
import { cancelTalk, confirmTalk, moveTalk, refuseTalk, type AppointmentView } from './queries.ts'
import { whenText } from './talk-words.ts'
import { useTalkChange } from './use-talk-change.ts'

/** What can still be done with a talk: confirm, move, cancel, and take it along as a file. */
export function TalkActions({ talk }: { talk: AppointmentView }) {
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null)
  const change = useTalkChange()
  const { id, abilities } = talk
  const close = () => setOpen(null)
  return (
    <>
      {change.error && <Problem error={change.error} />}
      <div className="u-actions" data-noprint>
        {abilities.confirm && (
          <Button
            size="s"
            icon="check"
            isDisabled={change.isPending}
            onPress={() =>
              change.mutate({ send: () => confirmTalk(id), said: m.appointmentConfirmedSaid() })
            }
          >
            {m.appointmentConfirm()}
          </Button>
        )}
        {abilities.move && (
          <Button size="s" icon="schedule" onPress={() => setOpen('move')}>
            {m.appointmentMove()}
          </Button>
        )}
        {abilities.cancel && (
          <Button size="s" icon="close" onPress={() => setOpen('cancel')}>
            {m.appointmentCancel()}
          </Button>
        )}
        <a
          className="u-btn"
          data-variant="quiet"
          data-size="s"
          href={`/api/appointments/${id}/invitation.ics`}
          download
        >
          <Icon name="download" /> {m.appointmentFile()}
        </a>
      </div>
      {open === 'move' && <MoveDialog talk={talk} onClose={close} />}
      {open === 'cancel' && <CancelDialog talk={talk} onClose={close} />}
    </>
  )
}

function MoveDialog({ talk, onClose }: { talk: AppointmentView; onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const change = useTalkChange(onClose)
  const move = () => {
    setChecked(true)
    if (chosen && !change.isPending)
      change.mutate({ send: () => moveTalk(talk.id, chosen), said: m.appointmentMoved() })
  }
  return (
    <Dialog title={m.appointmentMove()} isOpen onClose={onClose}>
      <p>{m.appointmentUntilNow({ when: whenText(talk) })}</p>
      {change.error && <Problem error={change.error} />}
      <PickTime
        caseId={talk.caseId}
        purpose={talk.purpose}
        value={chosen}
        onChange={setChosen}
        error={isChecked && !chosen ? m.appointmentChoose() : undefined}
      />
      <div className="u-actions">
        <Button variant="primary" isDisabled={change.isPending} onPress={move}>
          {m.appointmentMove()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

function CancelDialog({ talk, onClose }: { talk: AppointmentView; onClose: () => void }) {
  const change = useTalkChange(onClose)
  const isProposal = talk.status === 'provisional' && talk.abilities.refuse
  return (
    <Dialog title={m.appointmentCancelQuestion()} role="alertdialog" isOpen onClose={onClose}>
      <p>{whenText(talk)}</p>
      <p className="u-muted">{m.appointmentCancelText()}</p>
      {change.error && <Problem error={change.error} />}
      <div className="u-actions">
        {isProposal && (
          <Button
            isDisabled={change.isPending}
            onPress={() =>
              change.mutate({ send: () => refuseTalk(talk.id), said: m.appointmentRefused() })
            }
          >
            {m.appointmentRefuse()}
          </Button>
        )}
        <Button
          isDisabled={change.isPending}
          onPress={() =>
            change.mutate({
              send: () => cancelTalk(talk.id, 'client'),
              said: m.appointmentCancelled(),
            })
          }
        >
          {m.appointmentCancelPerson()}
        </Button>
        <Button
          isDisabled={change.isPending}
          onPress={() =>
            change.mutate({
              send: () => cancelTalk(talk.id, 'office'),
              said: m.appointmentCancelled(),
            })
          }
        >
          {m.appointmentCancelUs()}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {m.appointmentKeep()}
        </Button>
      </div>
    </Dialog>
  )
}
