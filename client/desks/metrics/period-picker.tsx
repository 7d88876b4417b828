import { useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { dayOf } from '#client/ui/format-date.ts'
import type { Period } from './queries.ts'

const pad = (month: number): string => String(month).padStart(2, '0')

/** Quarters and years at one click, any other period by its two days. */
export function PeriodPicker({
  period,
  onChange,
}: {
  period: { from: string; to: string }
  onChange: (period: Period) => void
}) {
  const [from, setFrom] = useState<string | null>(period.from)
  const [to, setTo] = useState<string | null>(period.to)
  const [shown, setShown] = useState(period)
  if (shown.from !== period.from || shown.to !== period.to) {
    setShown(period)
    setFrom(period.from)
    setTo(period.to)
  }
  const choices = useChoices()
  const isWrong = from !== null && to !== null && to < from
  return (
    <section className="metrics-period" aria-label={m.period()} data-noprint>
      <div className="u-actions">
        {choices.map(({ label, choice }) => (
          <Button
            key={label}
            size="s"
            aria-pressed={choice.from === period.from && choice.to === period.to}
            onPress={() => onChange(choice)}
          >
            {label}
          </Button>
        ))}
      </div>
      <div className="metrics-dates">
        <DateField label={m.periodFrom()} isRequired value={from} onChange={setFrom} />
        <DateField
          label={m.periodTo()}
          isRequired
          value={to}
          onChange={setTo}
          error={isWrong ? m.periodWrong() : undefined}
        />
        <Button
          isDisabled={!from || !to || isWrong}
          onPress={() => from && to && onChange({ from, to })}
        >
          {m.show()}
        </Button>
      </div>
    </section>
  )
}

function useChoices(): { label: string; choice: { from: string; to: string } }[] {
  const today = dayOf(new Date(useNow()).toISOString())
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const quarter = Math.floor((month - 1) / 3)
  const lastDay = (y: number, monthBefore: number): string =>
    new Date(Date.UTC(y, monthBefore, 0)).toISOString().slice(0, 10)
  const last = quarter === 0 ? { y: year - 1, q: 3 } : { y: year, q: quarter - 1 }
  return [
    { label: m.thisQuarter(), choice: { from: `${year}-${pad(quarter * 3 + 1)}-01`, to: today } },
    {
      label: m.lastQuarter(),
      choice: { from: `${last.y}-${pad(last.q * 3 + 1)}-01`, to: lastDay(last.y, last.q * 3 + 3) },
    },
    { label: m.thisYear(), choice: { from: `${year}-01-01`, to: today } },
    {
      label: m.lastTwelveMonths(),
      choice: { from: `${year - 1}${today.slice(4).replace('-02-29', '-02-28')}`, to: today },
    },
  ]
}
