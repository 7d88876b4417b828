import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { dayOf, formatTime } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { freeTimesQuery, type Purpose } from './queries.ts'
import { startText } from './talk-words.ts'

type Props = {
  caseId: string
  purpose: Purpose
  /** The chosen beginning, as an instant. */
  value: string | null
  onChange: (startsAt: string | null) => void
  /** Opens at the day of this instant, and takes it if it is free; without it at the three proposed times. */
  wish?: string | undefined
  error?: string | undefined
}

const OTHER = 'other'

/** Three proposed times, or any free one of another day. */
export function PickTime({ caseId, purpose, value, onChange, wish, error }: Props) {
  const now = useNow()
  const [day, setDay] = useState(wish ? dayOf(wish) : null)
  const [isOther, setOther] = useState(wish !== undefined)
  const proposed = useQuery(freeTimesQuery(caseId, { purpose }))
  if (proposed.error)
    return <Problem error={proposed.error} onRetry={() => void proposed.refetch()} />
  if (!proposed.data) return <Busy />
  const options = [
    ...proposed.data.slots.map(({ startsAt }) => ({ value: startsAt, label: startText(startsAt) })),
    { value: OTHER, label: m.appointmentOtherDay() },
  ]
  const choose = (chosen: string) => {
    setOther(chosen === OTHER)
    onChange(chosen === OTHER ? null : chosen)
  }
  const chooseDay = (chosen: string | null) => {
    setDay(chosen)
    onChange(null)
  }
  return (
    <div className="talk-pick">
      <Radios
        label={m.appointmentPick()}
        isRequired
        options={options}
        value={isOther ? OTHER : value}
        onChange={choose}
        error={isOther ? undefined : error}
      />
      {isOther && (
        <DateField
          label={m.appointmentDay()}
          isRequired
          value={day}
          onChange={chooseDay}
          error={day ? undefined : error}
        />
      )}
      {isOther && day && day >= dayOf(now) && (
        <TimesOfDay
          caseId={caseId}
          purpose={purpose}
          day={day}
          isChosen={(startsAt) => startsAt === value}
          wish={wish}
          onChange={onChange}
          error={error}
        />
      )}
      {isOther && day && day < dayOf(now) && <p className="u-muted">{m.appointmentDayPast()}</p>}
    </div>
  )
}

type TimesProps = {
  caseId: string
  purpose: Purpose
  day: string
  isChosen: (startsAt: string) => boolean
  wish?: string | undefined
  onChange: (startsAt: string) => void
  error?: string | undefined
}

/** The free times of one day. */
export function TimesOfDay({ caseId, purpose, day, isChosen, wish, onChange, error }: TimesProps) {
  const free = useQuery(freeTimesQuery(caseId, { purpose, on: day }))
  const wished = free.data?.slots.find(({ startsAt }) => startsAt === wish)?.startsAt
  const take = useRef(onChange)
  useEffect(() => {
    if (wished) take.current(wished)
  }, [wished])
  if (free.error) return <Problem error={free.error} onRetry={() => void free.refetch()} />
  if (!free.data) return <Busy />
  if (free.data.slots.length === 0) return <p className="u-muted">{m.appointmentNothingFree()}</p>
  return (
    <div className="talk-times">
      <Radios
        label={m.appointmentTime()}
        isRequired
        options={free.data.slots.map(({ startsAt }) => ({
          value: startsAt,
          label: formatTime(startsAt),
        }))}
        value={free.data.slots.find(({ startsAt }) => isChosen(startsAt))?.startsAt ?? null}
        onChange={onChange}
        error={error}
      />
    </div>
  )
}
