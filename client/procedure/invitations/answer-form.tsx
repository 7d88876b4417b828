import { useState, type FormEvent, type KeyboardEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { InputKept } from '#client/ui/problem.tsx'
import { AnswerDetails, NO_DETAILS, type Details } from './answer-details.tsx'
import { channelOf, CHANNELS, choiceOf, type Choice } from './answer-keys.ts'
import { ChoiceField } from './choice-field.tsx'
import {
  correctAnswer,
  forbidContact,
  recordAnswer,
  type AnswerBody,
  type Channel,
  type Invitation,
} from './queries.ts'
import { useInvitationChange } from './use-invitation-change.ts'

type Props = { invitation: Invitation; onDone: () => void; onCancel?: () => void }

/** Records an answer, or corrects the one that is there. One key chooses, Enter saves. */
export function AnswerForm({ invitation, onDone, onCancel }: Props) {
  const { answer } = invitation
  const [choice, setChoice] = useState(answer ? choiceOf(answer.response) : null)
  const [channel, setChannel] = useState(channelOf(answer?.channel ?? 'slip'))
  const [laterFrom, setLaterFrom] = useState<string | null>(null)
  const [details, setDetails] = useState<Details>(NO_DETAILS)
  const [isChecked, setChecked] = useState(false)
  const change = useInvitationChange(invitation.id, onDone)
  const isLaterMissing = choice === 'later' && !laterFrom
  const save = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!choice || isLaterMissing || change.isPending) return
    const day = laterFrom && choice === 'later' ? { laterFrom } : {}
    const body = { channel, ...day, ...(answer ? {} : filled(details)) }
    change.mutate({ send: () => send(invitation, choice, body), said: m.answerSaved() })
  }
  return (
    <form className="centre-answer" noValidate onSubmit={save}>
      {change.error && <InputKept error={change.error} />}
      <ChoiceField
        isCorrection={Boolean(answer)}
        choice={choice}
        onChoose={setChoice}
        error={isChecked && !choice ? m.chooseAnswer() : undefined}
      />
      <ChoiceDetails
        {...{ choice, laterFrom, channel, setLaterFrom, setChannel }}
        laterError={isChecked && isLaterMissing ? m.enterDate({ name: m.laterFrom() }) : undefined}
      />
      {!answer && choice !== null && choice !== 'no-contact' && choice !== 'decline' && (
        <AnswerDetails value={details} onChange={setDetails} />
      )}
      <div className="u-actions">
        <Button variant="primary" type="submit" isDisabled={change.isPending}>
          {m.save()} <kbd className="u-kbd">Enter</kbd>
        </Button>
        {onCancel && <Button onPress={onCancel}>{m.cancel()}</Button>}
      </div>
    </form>
  )
}

/** The parts of a date are no inputs: Enter in them does not hand the form in by itself. */
const saveFromDate = ({ key, target }: KeyboardEvent): void => {
  if (key === 'Enter' && target instanceof HTMLElement && target.role === 'spinbutton')
    target.closest('form')?.requestSubmit()
}

type DetailProps = {
  choice: Choice | null
  laterFrom: string | null
  laterError: string | undefined
  channel: Channel
  setLaterFrom: (day: string | null) => void
  setChannel: (channel: Channel) => void
}

function ChoiceDetails({
  choice,
  laterFrom,
  laterError,
  channel,
  setLaterFrom,
  setChannel,
}: DetailProps) {
  if (choice === 'no-contact') return <Alert tone="warn">{m.noContactText()}</Alert>
  return (
    <>
      {choice === 'later' && (
        <div onKeyDownCapture={saveFromDate} role="presentation">
          <DateField
            label={m.laterFrom()}
            hint={m.laterFromHint()}
            isRequired
            value={laterFrom}
            onChange={setLaterFrom}
            error={laterError}
          />
        </div>
      )}
      <Radios
        label={m.channel()}
        isRequired
        options={CHANNELS.map(({ value, label }) => ({ value, label: label() }))}
        value={channel}
        onChange={setChannel}
      />
    </>
  )
}

const send = (
  invitation: Invitation,
  choice: Choice,
  body: Omit<AnswerBody, 'response'>,
): Promise<Invitation> => {
  if (choice === 'no-contact') return forbidContact(invitation.id)
  return invitation.answer
    ? correctAnswer(invitation.id, invitation.answer.id, { response: choice, ...body })
    : recordAnswer(invitation.id, { response: choice, ...body })
}

const filled = ({
  phone,
  email,
  language,
  interpreter,
  urgentHints,
  talkWishes,
  channels,
  preferredContact,
}: Details): Partial<AnswerBody> => ({
  ...(phone.trim() ? { phone: phone.trim() } : {}),
  ...(email.trim() ? { email: email.trim() } : {}),
  ...(language ? { language } : {}),
  ...(interpreter ? { interpreter } : {}),
  ...(urgentHints.length > 0 ? { urgentHints } : {}),
  ...(talkWishes.length > 0 ? { talkWishes } : {}),
  ...(channels.length > 0 ? { channels } : {}),
  ...(preferredContact ? { preferredContact } : {}),
})
