import './appointments.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { caseAppointmentsQuery, type AppointmentView } from './queries.ts'
import { TalkActions } from './talk-actions.tsx'
import { isAhead, placeText, purposeName, startWithDays, statusText } from './talk-words.ts'

const BookingDialog = lazy(() =>
  import('./booking-dialog.tsx').then((module) => ({ default: module.BookingDialog })),
)

/** The talks of a case: what comes, what is to be arranged, what was. */
export function CaseTalks({ caseId }: { caseId: string }) {
  const now = useNow()
  const talks = useQuery(caseAppointmentsQuery(caseId))
  if (talks.error) return <Problem error={talks.error} onRetry={() => void talks.refetch()} />
  const { appointments = [], toArrange = null, abilities } = talks.data ?? {}
  const ahead = appointments.filter((talk) => isAhead(talk, now)).toReversed()
  const past = appointments.filter((talk) => !ahead.includes(talk))
  return (
    <section className="u-card talk-card" aria-labelledby="case-talks">
      <h2 id="case-talks">{m.appointments()}</h2>
      {talks.isPending && <Busy />}
      {talks.data && ahead.length === 0 && <p className="u-muted">{m.appointmentNone()}</p>}
      {ahead.map((talk) => (
        <NextTalk key={talk.id} talk={talk} now={now} />
      ))}
      {toArrange && <p>{m.appointmentToArrange({ purpose: purposeName(toArrange.purpose) })}</p>}
      {abilities?.book && <BookButton caseId={caseId} isPressing={toArrange !== null} />}
      {past.length > 0 && <PastTalks talks={past} />}
    </section>
  )
}

function BookButton({ caseId, isPressing }: { caseId: string; isPressing: boolean }) {
  const [isOpen, setOpen] = useState(false)
  useShortcut('t', m.appointmentBook(), () => setOpen(true))
  return (
    <div className="u-actions" data-noprint>
      <Button
        size="s"
        icon="calendar_month"
        variant={isPressing ? 'primary' : 'secondary'}
        onPress={() => setOpen(true)}
      >
        {m.appointmentBook()}
      </Button>
      {isOpen && (
        <Suspense>
          <BookingDialog caseId={caseId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

function NextTalk({ talk, now }: { talk: AppointmentView; now: string }) {
  return (
    <article className="talk-next">
      <h3>{startWithDays(talk.startsAt, now)}</h3>
      <p className="u-small">
        {[purposeName(talk.purpose), placeText(talk), talk.staff.name].join(' · ')}
      </p>
      <p>
        <Badge tone={talk.status === 'confirmed' ? 'ok' : 'info'}>{statusText(talk)}</Badge>
      </p>
      <TalkActions talk={talk} />
    </article>
  )
}

function PastTalks({ talks }: { talks: AppointmentView[] }) {
  return (
    <details className="talk-past">
      <summary>{m.appointmentsPast({ count: talks.length })}</summary>
      <ul>
        {talks.map((talk) => (
          <li key={talk.id}>
            <span>
              {formatDay(talk.startsAt)} · {purposeName(talk.purpose)}
            </span>
            <small>{statusText(talk)}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
