import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Link } from '@tanstack/react-router'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { TaskLinks } from '#client/procedure/tasks/task-links.tsx'
import { Alert } from '#client/ui/alert.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import { Problem } from '#client/ui/problem.tsx'
import { AnswerForm } from './answer-form.tsx'
import { GivenAnswer } from './given-answer.tsx'
import { InvitationNotes, type NoteKind } from './invitation-notes.tsx'
import { invitationQuery, type Invitation } from './queries.ts'

/** The person behind a number: what was sent, what was answered, what can be noted. */
export function InvitationPanel({ id, onDone }: { id: string; onDone: () => void }) {
  const found = useQuery(invitationQuery(id))
  if (!found.data)
    return found.error ? (
      <Problem error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <Busy />
    )
  return <Panel invitation={found.data} onDone={onDone} />
}

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, [role=spinbutton], input:not([type=radio], [type=checkbox])')

function Panel({ invitation, onDone }: { invitation: Invitation; onDone: () => void }) {
  const [note, setNote] = useState<NoteKind | null>(null)
  const onNoted = useAfterClosing(() => setNote(null), onDone)
  const noteByKey = (event: KeyboardEvent) => {
    if (
      event.key !== 'b' ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      note ||
      isText(event.target) ||
      !invitation.abilities.mailReturned
    )
      return
    event.preventDefault()
    setNote('returned')
  }
  return (
    <div role="presentation" onKeyDown={noteByKey}>
      <article className="centre-person" aria-labelledby="invited">
        <section className="u-card">
          <Invited invitation={invitation} />
          {invitation.answer && <GivenAnswer invitation={invitation} onDone={onDone} />}
          {!invitation.answer && invitation.abilities.answer && (
            <AnswerForm invitation={invitation} onDone={onDone} />
          )}
          {!invitation.answer && !invitation.abilities.answer && (
            <Alert>{m.noAnswerPossible()}</Alert>
          )}
          {invitation.abilities.takeIn && (
            <div className="u-actions">
              <Link
                to="/kundenzentrum/vorsprache"
                search={{ person: invitation.person.id }}
                className="u-btn"
                data-variant="secondary"
              >
                <Icon name="person_add" /> {m.takeIn()}
              </Link>
            </div>
          )}
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

/** For whoever may open the page of any person: contact data, consents, scans. */
function ToPerson({ personId }: { personId: string }) {
  const { abilities } = useSession()
  if (!abilities.useCustomerCentre) return null
  return (
    <Link to="/personen/$personId" params={{ personId }} className="u-small">
      {m.toPerson()}
    </Link>
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

function Invited({
  invitation: {
    person,
    reference,
    campaignName,
    agencyName,
    stateText,
    stateTextEn,
    sentOn,
    responseDueOn,
  },
}: {
  invitation: Invitation
}) {
  return (
    <header className="centre-invited">
      <p className="u-muted u-small">{[reference, campaignName].filter(Boolean).join(' · ')}</p>
      <h2 id="invited">{person.displayName}</h2>
      {person.blocked ? (
        <Badge tone="warn" icon="lock">
          {m.addressBlockedShort()}
        </Badge>
      ) : (
        person.address && <p>{person.address.join(', ')}</p>
      )}
      <p className="u-muted u-small">
        {[languageName(person.language), person.phone, person.representative, agencyName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ToPerson personId={person.id} />
      <div className="u-actions">
        <Badge tone="info">{inLanguage(stateText, stateTextEn)}</Badge>
        {sentOn && <Badge icon="mail">{m.postedOn({ day: formatDay(sentOn) })}</Badge>}
        {responseDueOn && (
          <Badge icon="schedule">{m.answerUntil({ day: formatDay(responseDueOn) })}</Badge>
        )}
      </div>
    </header>
  )
}

function Letters({ invitation: { letters } }: { invitation: Invitation }) {
  if (letters.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.letters()}</h2>
      <ul className="centre-letters">
        {letters.map(({ id, title, titleEn, createdAt, postedOn }) => (
          <li key={id}>
            <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
              {inLanguage(title, titleEn)}
            </a>
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
