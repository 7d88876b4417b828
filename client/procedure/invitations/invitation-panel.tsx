import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { TaskLinks } from '#client/procedure/tasks/task-links.tsx'
import { Alert } from '#client/ui/alert.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Pending } from '#client/ui/pending.tsx'
import { AnswerForm } from './answer-form.tsx'
import { GivenAnswer } from './given-answer.tsx'
import { Invited } from './invited.tsx'
import { InvitationNotes, type NoteKind } from './invitation-notes.tsx'
import { invitationQuery, type Invitation } from './queries.ts'

/** The person behind a number: what was sent, what was answered, what can be noted. */
export function InvitationPanel({ id, onDone }: { id: string; onDone: () => void }) {
  const found = useQuery(invitationQuery(id))
  if (!found.data) return <Pending query={found} />
  return <Panel invitation={found.data} onDone={onDone} />
}

function Panel({ invitation, onDone }: { invitation: Invitation; onDone: () => void }) {
  const [note, setNote] = useState<NoteKind | null>(null)
  const onNoted = useAfterClosing(() => setNote(null), onDone)
  const mayNote = !note && invitation.abilities.mailReturned
  const noteByKey = (event: KeyboardEvent) => {
    if (!mayNote || !isReturnedKey(event)) return
    event.preventDefault()
    setNote('returned')
  }
  return (
    <div role="presentation" onKeyDown={noteByKey}>
      <article className="centre-person" aria-labelledby="invited">
        <section className="u-card">
          <Invited invitation={invitation} />
          <AnswerPart invitation={invitation} onDone={onDone} />
          {invitation.abilities.takeIn && <TakeInLink personId={invitation.person.id} />}
        </section>
        <aside className="centre-side" aria-label={m.atAGlance()}>
          <InvitationNotes invitation={invitation} open={note} onOpen={setNote} onNoted={onNoted} />
          {invitation.tasks.length > 0 && (
            <section className="u-card">
              <h2>{m.openTasks()}</h2>
              <TaskLinks tasks={invitation.tasks} />
            </section>
          )}
          <Letters invitation={invitation} />
        </aside>
      </article>
    </div>
  )
}

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, [role=spinbutton], input:not([type=radio], [type=checkbox])')

/** B for "Brief zurück", but not where somebody writes. */
const isReturnedKey = ({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean =>
  key === 'b' && !ctrlKey && !altKey && !metaKey && !isText(target)

/** The answer that was given, the form for one, or that none can be given. */
function AnswerPart({ invitation, onDone }: { invitation: Invitation; onDone: () => void }) {
  if (invitation.answer) return <GivenAnswer invitation={invitation} onDone={onDone} />
  if (invitation.abilities.answer) return <AnswerForm invitation={invitation} onDone={onDone} />
  return <Alert>{m.noAnswerPossible()}</Alert>
}

function TakeInLink({ personId }: { personId: string }) {
  return (
    <div className="u-actions">
      <Link
        to="/kundenzentrum/vorsprache"
        search={{ person: personId }}
        className="u-btn"
        data-variant="secondary"
      >
        <Icon name="person_add" /> {m.takeIn()}
      </Link>
    </div>
  )
}

/** Goes on once the dialog has left the page: before, it would hold the focus. */
function useAfterClosing(close: () => void, goOn: () => void): () => void {
  const [times, setTimes] = useState(0)
  const latest = useRef(goOn)
  useEffect(() => {
    latest.current = goOn
  })
  useEffect(() => {
    if (times > 0) latest.current()
  }, [times])
  return () => {
    close()
    setTimes((before) => before + 1)
  }
}

function Letters({ invitation: { letters } }: { invitation: Invitation }) {
  if (letters.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.letters()}</h2>
      <ul className="centre-letters">
        {letters.map(({ id, title, titleEn, createdAt, postedOn, abilities }) => (
          <li key={id}>
            {abilities.open ? (
              <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
                {inLanguage(title, titleEn)}
              </a>
            ) : (
              <span>{inLanguage(title, titleEn)}</span>
            )}
            <span className="u-muted u-small">
              {postedOn
                ? m.postedOn({ day: formatDay(postedOn) })
                : m.writtenOn({ day: formatDay(createdAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
