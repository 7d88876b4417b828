import * as m from '#client/generated/messages/messages.js'
import { Empty } from '#client/ui/empty.tsx'
import { formatLongDay } from '#client/ui/format-date.ts'
import { TalkLine } from './talk-line.tsx'
import type { CalendarColumn, CalendarTalk } from './queries.ts'

type Entry = { column: CalendarColumn; talk: CalendarTalk }

const entriesOf = (columns: readonly CalendarColumn[]): Entry[] =>
  columns
    .flatMap((column) => column.talks.map((talk) => ({ column, talk })))
    .toSorted((a, b) => (a.talk.startsAt < b.talk.startsAt ? -1 : 1))

/** The same talks by time, for a narrow screen and for the customer centre's page. */
export function CalendarList({
  columns,
  isWeek = false,
  onOpen,
}: {
  columns: readonly CalendarColumn[]
  isWeek?: boolean
  onOpen: (talk: CalendarTalk) => void
}) {
  const entries = entriesOf(columns)
  if (entries.length === 0) return <Empty icon="event_available" text={m.calendarNoTalks()} />
  return (
    <ol className="agenda-list">
      {entries.map(({ column, talk }) => (
        <li key={talk.id}>
          <button
            type="button"
            data-status={talk.status}
            aria-disabled={talk.with === null}
            onClick={() => talk.with && onOpen(talk)}
          >
            <TalkLine talk={talk} />
            <small>{isWeek ? formatLongDay(column.on) : column.staff.displayName}</small>
          </button>
        </li>
      ))}
    </ol>
  )
}
