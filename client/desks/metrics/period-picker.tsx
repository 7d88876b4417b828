import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { dayOf, formatMonth } from '#client/ui/format-date.ts'
import { SelectField } from '#client/ui/select-field.tsx'

const pad = (month: number): string => String(month).padStart(2, '0')

type Choice = { value: string; label: string }

/** Whole months, quarters and years: periods that differ by days would tell of single days. */
export function PeriodPicker({
  period,
  onChange,
}: {
  period: string
  onChange: (period: string) => void
}) {
  const choices = choicesOn(dayOf(new Date(useNow()).toISOString()))
  const isKnown = choices.some(({ value }) => value === period)
  return (
    <div className="metrics-period" data-noprint>
      <SelectField
        label={m.period()}
        isRequired
        options={isKnown ? choices : [{ value: period, label: period }, ...choices]}
        value={period}
        onChange={(value) => value && onChange(value)}
      />
    </div>
  )
}

/** The newest first: two years, eight quarters, twelve months that are over. */
function choicesOn(today: string): Choice[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const quarter = Math.floor(now / 3)
  return [
    ...before(8, quarter + 1).map((at) => quarterChoice(at, at === quarter)),
    ...before(12, now).map(monthChoice),
    ...before(2, Math.floor(now / 12) + 1).map((at) => yearChoice(at, at === Math.floor(now / 12))),
  ]
}

const before = (count: number, end: number): number[] =>
  Array.from({ length: count }, (_, n) => end - 1 - n)

function monthChoice(at: number): Choice {
  const value = `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`
  return { value, label: formatMonth(`${value}-01`) }
}

function quarterChoice(at: number, isRunning: boolean): Choice {
  const [year, quarter] = [Math.floor(at / 4), (at % 4) + 1]
  const label = m.quarterOfYear({ quarter, year: String(year) })
  return { value: `${year}-Q${quarter}`, label: isRunning ? running(label) : label }
}

function yearChoice(at: number, isRunning: boolean): Choice {
  const label = String(at)
  return { value: label, label: isRunning ? running(label) : label }
}

const running = (period: string): string => m.periodRunning({ period })
