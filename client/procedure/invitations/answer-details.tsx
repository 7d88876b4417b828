import * as m from '#client/generated/messages/messages.js'
import { Checklist, Radios } from '#client/ui/choice-fields.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { UrgentHint } from './queries.ts'

export type Details = {
  phone: string
  email: string
  language: string
  interpreter: 'none' | 'spoken' | 'sign' | null
  urgentHints: UrgentHint[]
}

export const NO_DETAILS: Details = {
  phone: '',
  email: '',
  language: '',
  interpreter: null,
  urgentHints: [],
}

export const URGENT_HINTS: readonly { value: UrgentHint; label: () => string }[] = [
  { value: 'housing', label: m.hintHousing },
  { value: 'energy', label: m.hintEnergy },
  { value: 'no-money', label: m.hintNoMoney },
  { value: 'violence', label: m.hintViolence },
]

/** What helps with the first talk; all of it voluntary. */
export function AnswerDetails({
  value,
  onChange,
}: {
  value: Details
  onChange: (value: Details) => void
}) {
  const set = (part: Partial<Details>) => onChange({ ...value, ...part })
  return (
    <details className="centre-details">
      <summary>{m.moreDetails()}</summary>
      <div className="centre-fields">
        <TextField
          label={m.phone()}
          type="tel"
          value={value.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label={m.email()}
          type="email"
          value={value.email}
          onChange={(email) => set({ email })}
        />
        <Radios
          label={m.interpreter()}
          options={[
            { value: 'none', label: m.interpreterNone() },
            { value: 'spoken', label: m.interpreterSpoken() },
            { value: 'sign', label: m.interpreterSign() },
          ]}
          value={value.interpreter}
          onChange={(interpreter) => set({ interpreter })}
        />
        <Checklist
          label={m.urgentHints()}
          options={URGENT_HINTS.map(({ value: hint, label }) => ({ value: hint, label: label() }))}
          value={value.urgentHints}
          onChange={(urgentHints) => set({ urgentHints })}
        />
      </div>
    </details>
  )
}
