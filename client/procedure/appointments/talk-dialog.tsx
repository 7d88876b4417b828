import './appointments.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { caseAppointmentsQuery, type AppointmentView, type CalendarTalk } from './queries.ts'
import { TalkActions } from './talk-actions.tsx'
import { placeText, statusText, whenText } from './talk-words.ts'

type With = NonNullable<CalendarTalk['with']>

/** One talk of the calendar, with what can be done about it. */
export function TalkDialog({ id, who, onClose }: { id: string; who: With; onClose: () => void }) {
  const talks = useQuery(caseAppointmentsQuery(who.caseId))
  const talk = talks.data?.appointments.find((each) => each.id === id)
  return (
    <Dialog title={who.person} isOpen onClose={onClose}>
      {talks.error && <Problem error={talks.error} onRetry={() => void talks.refetch()} />}
      {talks.isPending && <Busy />}
      {talk && <Facts talk={talk} />}
      {talk && <TalkActions talk={talk} />}
      <div className="u-actions">
        <Leads who={who} />
        <Button onPress={onClose}>{m.close()}</Button>
      </div>
    </Dialog>
  )
}

function Facts({ talk }: { talk: AppointmentView }) {
  return (
    <div className="talk-facts">
      <p>
        <b>{whenText(talk)}</b>
      </p>
      <p>{[placeText(talk), talk.staff.name].join(' · ')}</p>
      <p>
        <Badge tone={talk.status === 'confirmed' || talk.status === 'held' ? 'ok' : 'info'}>
          {statusText(talk)}
        </Badge>
      </p>
    </div>
  )
}

/** To the case, for whom may open it; the customer centre goes to the person. */
function Leads({ who: { caseId, personId, mayOpenCase } }: { who: With }) {
  const { abilities } = useSession()
  if (mayOpenCase)
    return (
      <Link to="/faelle/$caseId" params={{ caseId }} className="u-btn" data-variant="secondary">
        {m.calendarToCase()}
      </Link>
    )
  if (!abilities.useCustomerCentre) return null
  return (
    <Link to="/personen/$personId" params={{ personId }} className="u-btn" data-variant="secondary">
      {m.toPerson()}
    </Link>
  )
}
