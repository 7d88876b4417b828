import './training.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { trainingQuery } from './queries.ts'

const ClockDialog = lazy(() => import('./clock-dialog.tsx').then((module) => ({ default: module.ClockDialog })))

/** Says that this is practice, shows the trial's time and opens what moves it. */
export function TrainingClock() {
  const sessionNow = useNow()
  const training = useQuery(trainingQuery)
  const [isOpen, setOpen] = useState(false)
  const now = training.data?.now ?? sessionNow
  return (
    <div className="training">
      <strong className="training-mark">{m.trainingMark()}</strong>
      <Button variant="quiet" size="s" icon="schedule" aria-label={m.trainingClockLabel({ now: formatDayTime(now) })} onPress={() => setOpen(true)}>
        {formatDayTime(now)}
      </Button>
      {isOpen && (
        <Suspense>
          <ClockDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
