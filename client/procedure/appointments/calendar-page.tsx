import './appointments.css'
import './calendar.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useNow, useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatLongDay, formatShortDay } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { CalendarGrid } from './calendar-grid.tsx'
import { CalendarList } from './calendar-list.tsx'
import { DayPicker } from './day-picker.tsx'
import { FeedCard } from './feed-card.tsx'
import { dayQuery, weekQuery, type CalendarTalk, type CalendarView } from './queries.ts'

const NewTalkDialog = lazy(() =>
  import('./new-talk-dialog.tsx').then((module) => ({ default: module.NewTalkDialog })),
)
const TalkDialog = lazy(() =>
  import('./talk-dialog.tsx').then((module) => ({ default: module.TalkDialog })),
)

/** Who is when in which talk: a day of the agencies that one sees, or the own week. */
export function CalendarPage() {
  usePageTitle(m.navCalendar())
  const { abilities } = useSession()
  const { on, agency, span } = useSearch({ from: '/shell/kalender' })
  const isWeek = span === 'week'
  const day = useQuery({
    ...dayQuery({ on, agency }),
    enabled: !isWeek,
    placeholderData: keepPreviousData,
  })
  const week = useQuery({ ...weekQuery(on), enabled: isWeek, placeholderData: keepPreviousData })
  const shown = isWeek ? week : day
  return (
    <div className="u-page agenda-page">
      <header>
        <div>
          <h1>{m.navCalendar()}</h1>
          {shown.data && <p className="u-muted">{titleOf(shown.data)}</p>}
        </div>
        {shown.data && <DayPicker calendar={shown.data} isWeek={isWeek} />}
      </header>
      {abilities.keepFeed && <Views on={on} />}
      {shown.error && <Problem error={shown.error} onRetry={() => void shown.refetch()} />}
      {!shown.data && !shown.error && <Busy />}
      {shown.data && <Agenda calendar={shown.data} isWeek={isWeek} />}
      {abilities.keepFeed && <FeedCard />}
    </div>
  )
}

const titleOf = ({ from, to }: CalendarView): string =>
  from === to
    ? formatLongDay(from)
    : m.calendarWeekOf({ from: formatShortDay(from), to: formatShortDay(to) })

function Views({ on }: { on: string | undefined }) {
  const kept = on ? { on } : {}
  return (
    <Tabs label={m.calendarViews()}>
      <Link to="/kalender" search={kept} activeOptions={{ exact: true }}>
        {m.calendarDay()}
      </Link>
      <Link to="/kalender" search={{ ...kept, span: 'week' }} activeOptions={{ exact: true }}>
        {m.calendarMyWeek()}
      </Link>
    </Tabs>
  )
}

function Agenda({ calendar: { columns }, isWeek }: { calendar: CalendarView; isWeek: boolean }) {
  const now = useNow()
  const { arrangeTalks: mayArrange } = useSession().abilities
  const [open, setOpen] = useState<CalendarTalk | null>(null)
  const [booking, setBooking] = useState<{ startsAt: string | null } | null>(null)
  const [free, setFree] = useState<string | null>(null)
  const usable = free && free > now ? free : null
  return (
    <>
      <div className="u-actions" data-noprint>
        {mayArrange && <NewButton onPress={() => setBooking({ startsAt: usable })} />}
        <span className="u-muted u-small agenda-hint">{m.calendarKeys()}</span>
      </div>
      <div className="agenda-wide">
        <CalendarGrid
          key={columns.map(({ staff, on }) => `${staff.id}${on}`).join()}
          columns={columns}
          isWeek={isWeek}
          now={now}
          onOpen={setOpen}
          onBook={
            mayArrange
              ? (startsAt) => setBooking({ startsAt: startsAt > now ? startsAt : null })
              : null
          }
          onFocusFree={setFree}
        />
      </div>
      <div className="agenda-narrow">
        <CalendarList columns={columns} isWeek={isWeek} onOpen={setOpen} />
      </div>
      <Suspense>
        {open?.with && <TalkDialog id={open.id} who={open.with} onClose={() => setOpen(null)} />}
        {booking && <NewTalkDialog startsAt={booking.startsAt} onClose={() => setBooking(null)} />}
      </Suspense>
    </>
  )
}

function NewButton({ onPress }: { onPress: () => void }) {
  useShortcut('n', m.calendarNew(), onPress)
  return (
    <Button variant="primary" icon="add" onPress={onPress}>
      {m.calendarNew()} <kbd className="u-kbd">N</kbd>
    </Button>
  )
}
