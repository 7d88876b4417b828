import * as m from '#client/generated/messages/messages.js'
import { formatTime } from '#client/ui/format-date.ts'
import type { CalendarTalk } from './queries.ts'

/** "10:00–11:00 Rosa Distel" with the room, or only that somebody is in a talk. */
export function TalkLine({
  talk: { startsAt, endsAt, with: who, room, place, status },
}: {
  talk: CalendarTalk
}) {
  return (
    <>
      <b>{who?.person ?? m.calendarTaken()}</b>
      <small>
        {m.calendarSpan({ from: formatTime(startsAt), to: formatTime(endsAt) })}
        {place === 'agency'
          ? room && ` · ${room}`
          : ` · ${place === 'phone' ? m.appointmentAtPhone() : m.appointmentAtHome()}`}
        {status === 'provisional' && ` · ${m.appointmentProvisional()}`}
        {status === 'held' && ` · ${m.appointmentHeld()}`}
        {status === 'no-show' && ` · ${m.appointmentNoShow()}`}
      </small>
    </>
  )
}
