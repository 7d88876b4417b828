import './calendar.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { CalendarList } from './calendar-list.tsx'
import { dayQuery, type CalendarTalk } from './queries.ts'

const TalkDialog = lazy(() =>
  import('./talk-dialog.tsx').then((module) => ({ default: module.TalkDialog })),
)

/** Who comes today, by time: for whoever receives people. */
export function TodayTalks() {
  const day = useQuery(dayQuery({}))
  const [open, setOpen] = useState<CalendarTalk | null>(null)
  return (
    <section className="u-card" aria-labelledby="today-talks">
      <h2 id="today-talks">{m.calendarTodayTalks()}</h2>
      {day.error && <Problem error={day.error} onRetry={() => void day.refetch()} />}
      {day.isPending && <Busy />}
      {day.data && <CalendarList columns={day.data.columns} onOpen={setOpen} />}
      <Link to="/kalender" className="u-small">
        {m.calendarOpen()}
      </Link>
      <Suspense>
        {open?.with && <TalkDialog id={open.id} who={open.with} onClose={() => setOpen(null)} />}
      </Suspense>
    </section>
  )
}
