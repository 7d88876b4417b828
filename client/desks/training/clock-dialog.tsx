import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { formatDay, formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { moveTime, trainingQuery, type TrainingView } from './queries.ts'

/** Moves time, and tells what happened on the way. */
export function ClockDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery(trainingQuery)
  const { move, problem } = useMove(data)
  return (
    <Dialog title={m.trainingTitle()} isOpen onClose={onClose}>
      <p>{m.trainingText()}</p>
      {error && <Problem error={error} />}
      {problem && <Problem error={problem} />}
      {data && (
        <>
          <p className="training-now">{m.trainingNow({ now: formatDayTime(data.now) })}</p>
          <Ways training={data} onMove={move} />
          <div aria-live="polite">
            {data.moving ? (
              <Busy text={m.trainingMoving({ to: formatDay(data.moving.to) })} />
            ) : (
              data.last && <Happened last={data.last} />
            )}
          </div>
        </>
      )}
      <div className="u-actions">
        <Button onPress={onClose}>{m.close()}</Button>
      </div>
    </Dialog>
  )
}

type WaysProps = { training: TrainingView; onMove: (to: string) => void }

/** By a day, to the next deadline, or to any day. */
function Ways({ training: { moving, nextDue }, onMove }: WaysProps) {
  const [day, setDay] = useState<string | null>(null)
  const isPending = moving !== null
  return (
    <>
      <div className="u-actions">
        <Button variant="primary" isPending={isPending} onPress={() => onMove('day')}>
          {m.trainingDay()}
        </Button>
        <Button isPending={isPending} isDisabled={!nextDue} onPress={() => onMove('deadline')}>
          {nextDue ? m.trainingDeadline({ day: formatDay(nextDue) }) : m.trainingNoDeadline()}
        </Button>
      </div>
      <div className="training-to">
        <DateField label={m.trainingTo()} value={day} onChange={setDay} />
        <Button isPending={isPending} isDisabled={!day} onPress={() => day && onMove(day)}>
          {m.trainingGo()}
        </Button>
      </div>
    </>
  )
}

/** Every page asks anew once time stands again. */
function useMove(data: TrainingView | undefined) {
  const queries = useQueryClient()
  const wasMoving = useRef(false)
  const isMoving = Boolean(data?.moving)
  useEffect(() => {
    if (wasMoving.current && !isMoving) void queries.invalidateQueries()
    wasMoving.current = isMoving
  }, [isMoving, queries])
  const start = useMutation({
    mutationFn: moveTime,
    onSuccess: (view) => queries.setQueryData(trainingQuery.queryKey, view),
  })
  return { move: (to: string) => start.mutate(to), problem: start.error }
}

function Happened({
  last: { from, to, happened, failed },
}: {
  last: NonNullable<TrainingView['last']>
}) {
  const [first, last] = [formatDay(from), formatDay(to)]
  const title =
    first === last
      ? m.trainingHappenedOn({ day: last })
      : m.trainingHappened({ from: first, to: last })
  return (
    <section className="training-happened">
      <h3>{title}</h3>
      {failed && <Alert tone="danger">{m.trainingFailed()}</Alert>}
      {happened.length === 0 && <p className="u-muted">{m.trainingNothing()}</p>}
      {happened.length > 0 && (
        <ScrollRegion label={title} isLow>
          <ul className="training-list">
            {happened.map(({ on, text, textEn, count }) => (
              <li key={`${on} ${text}`}>
                <span className="u-muted">{formatDay(on)}</span> {inLanguage(text, textEn)}{' '}
                {count > 1 && <b>{m.trainingTimes({ count })}</b>}
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </section>
  )
}
