import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { dayOf, formatTime } from '#client/ui/format-date.ts'
import { Pending } from '#client/ui/pending.tsx'
import { freeTimesQuery, type Purpose } from './queries.ts'
import { startText } from './talk-words.ts'

type Props = {
  caseId: string
  purpose: Purpose
  /** The chosen beginning, as an instant. */
  value: string | null
  onChange: (startsAt: string | null) => void
  /**
   * Opens at the day of this instant, and takes it if it is free; without it at the three proposed
   * times.
   */
  wish?: string | undefined
  error?: string | undefined
}

const OTHER = 'other'

/** Three proposed times, or any free one of another day. */
export function PickTime({ caseId, purpose, value, onChange, wish, error }: Props) {
  const [day, setDay] = useState(wish ? dayOf(wish) : null)
  const [isOther, setOther] = useState(wish !== undefined)
  const proposed = useQuery(freeTimesQuery(caseId, { purpose }))
  if (!proposed.data || proposed.error) return <Pending query={proposed} />
  const options = [
    ...proposed.data.slots.map(({ startsAt }) => ({ value: startsAt, label: startText(startsAt) })),
    { value: OTHER, label: m.appointmentOtherDay() },
  ]
  const choose = (chosen: string) => {
    setOther(chosen === OTHER)
    onChange(chosen === OTHER ? null : chosen)
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
        <OtherDay {...{ caseId, purpose, value, onChange, wish, error, day }} onDay={setDay} />
      )}
    </div>
  )
}

type OtherProps = Props & { day: string | null; onDay: (day: string | null) => void }

function OtherDay({ day, onDay, value, onChange, error, ...asked }: OtherProps) {
  const today = dayOf(useNow())
  const chooseDay = (chosen: string | null) => {
    onDay(chosen)
    onChange(null)
  }
  return (
    <>
      <DateField
        label={m.appointmentDay()}
        isRequired
        value={day}
        onChange={chooseDay}
        error={day ? undefined : error}
      />
      {day && day >= today && (
        <TimesOfDay
          {...{ ...asked, day, onChange, error }}
          isChosen={(startsAt) => startsAt === value}
        />
      )}
      {day && day < today && <p className="u-muted">{m.appointmentDayPast()}</p>}
    </>
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
  if (!free.data || free.error) return <Pending query={free} />
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
