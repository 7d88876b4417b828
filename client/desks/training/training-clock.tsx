import './training.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { trainingQuery } from './queries.ts'

const StoriesDialog = lazy(() =>
  import('./stories-dialog.tsx').then((module) => ({ default: module.StoriesDialog })),
)
const ClockDialog = lazy(() =>
  import('./clock-dialog.tsx').then((module) => ({ default: module.ClockDialog })),
)

/**
 * Says that this is practice, shows the trial's time, opens what moves it and the stories in it.
 */
export function TrainingClock() {
  const sessionNow = useNow()
  const training = useQuery(trainingQuery)
  const [open, setOpen] = useState<'clock' | 'stories' | null>(null)
  const now = training.data?.now ?? sessionNow
  return (
    <div className="training">
      <strong className="training-mark">{m.trainingMark()}</strong>
      <Button
        variant="quiet"
        size="s"
        icon="schedule"
        aria-label={m.trainingClockLabel({ now: formatDayTime(now) })}
        onPress={() => setOpen('clock')}
      >
        {formatDayTime(now)}
      </Button>
      <Button
        variant="quiet"
        size="s"
        icon="groups"
        aria-label={m.trainingStories()}
        onPress={() => setOpen('stories')}
      >
        <span className="training-word">{m.trainingStories()}</span>
      </Button>
      {open && (
        <Suspense>
          {open === 'clock' ? (
            <ClockDialog onClose={() => setOpen(null)} />
          ) : (
            <StoriesDialog onClose={() => setOpen(null)} />
          )}
        </Suspense>
      )}
    </div>
  )
}
