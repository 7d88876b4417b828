import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { AnswerForm } from './answer-form.tsx'
import { channelName, responseName } from './answer-keys.ts'
import type { Invitation } from './queries.ts'

/** The answer that is there, and its correction as long as its letter is not posted. */
export function GivenAnswer({
  invitation,
  onDone,
}: {
  invitation: Invitation
  onDone: () => void
}) {
  const [isCorrecting, setCorrecting] = useState(false)
  const { answer, abilities } = invitation
  if (!answer) return null
  const close = () => setCorrecting(false)
  return (
    <>
      <Alert tone="ok">
        <b>{responseName(answer.response)}</b>
        <p>
          {[channelName(answer.channel), formatDayTime(answer.at), answer.by]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </Alert>
      {isCorrecting && (
        <AnswerForm
          invitation={invitation}
          onCancel={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      )}
      {!isCorrecting && abilities.correct && answer.correctable && (
        <div className="u-actions">
          <Button icon="edit" onPress={() => setCorrecting(true)}>
            {m.correctAnswer()}
          </Button>
          <span className="u-muted u-small">{m.correctAnswerHint()}</span>
        </div>
      )}
      {!answer.correctable && <p className="u-muted u-small">{m.answerFixed()}</p>}
    </>
  )
}
