import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { AnswerDetails, NO_DETAILS, type Details } from './answer-details.tsx'
import { ANSWERS, channelOf, CHANNELS, choiceForKey, choiceOf, type Choice } from './answer-keys.ts'
import {
  correctAnswer,
  forbidContact,
  recordAnswer,
  type AnswerBody,
  type Channel,
  type Invitation,
} from './queries.ts'
import { useInvitationChange } from './use-invitation-change.ts'

/** Records an answer, or corrects the one that is there. One key chooses, Enter saves. */
export function AnswerForm({
  invitation,
  onDone,
  onCancel,
}: {
  invitation: Invitation
  onDone: () => void
  onCancel?: () => void
}) {
  const { answer } = invitation
  const [choice, setChoice] = useState(answer ? choiceOf(answer.response) : null)
  const [channel, setChannel] = useState(channelOf(answer?.channel ?? 'slip'))
  const [laterFrom, setLaterFrom] = useState<string | null>(null)
  const [details, setDetails] = useState<Details>(NO_DETAILS)
  const [isChecked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = useInvitationChange(invitation.id, onDone)
  useEffect(() => form.current?.querySelector<HTMLElement>('[role=radiogroup] input')?.focus(), [])
  const isLaterMissing = choice === 'later' && !laterFrom
  const save = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!choice || isLaterMissing || change.isPending) return
    change.mutate({
      send: () =>
        send(invitation, choice, {
          channel,
          ...(laterFrom && choice === 'later' ? { laterFrom } : {}),
          ...(answer ? {} : filled(details)),
        }),
      said: m.answerSaved(),
    })
  }
  const chooseByKey = (event: KeyboardEvent) => {
    const chosen =
      event.ctrlKey || event.altKey || event.metaKey ? undefined : choiceForKey(event.key)
    if (chosen) setChoice(chosen)
    focusChoice(form.current, chosen)
  }
  return (
    <form ref={form} className="centre-answer" noValidate onSubmit={save}>
      {change.error && (
        <Alert tone="danger" live>
          <p>{change.error.message}</p>
          <p>{m.inputKept()}</p>
        </Alert>
      )}
      <div onKeyDown={chooseByKey} role="presentation">
        <Radios
          label={m.answer()}
          hint={m.answerKeysHint()}
          isRequired
          options={options(Boolean(answer))}
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
          error={isChecked && !choice ? m.chooseAnswer() : undefined}
        />
      </div>
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

/** Enter after a key goes on with what the key chose. */
const focusChoice = (form: HTMLFormElement | null, chosen: Choice | undefined): void =>
  form?.querySelector<HTMLElement>(`[role=radiogroup] input[value='${chosen}']`)?.focus()

/** The parts of a date are no inputs, so that Enter in them does not hand the form in by itself. */
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
        onChange={(value) => setChannel(value as Channel)}
      />
    </>
  )
}

const options = (isCorrection: boolean) =>
  ANSWERS.filter(({ choice }) => !isCorrection || choice !== 'no-contact').map(
    ({ key, choice, label }) => ({ value: choice, label: `${label()} (${key.toUpperCase()})` }),
  )

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
}: Details): Partial<AnswerBody> => ({
  ...(phone.trim() ? { phone: phone.trim() } : {}),
  ...(email.trim() ? { email: email.trim() } : {}),
  ...(language ? { language } : {}),
  ...(interpreter ? { interpreter } : {}),
  ...(urgentHints.length > 0 ? { urgentHints } : {}),
})
