import * as m from '#client/generated/messages/messages.js'
import {
  NO_WISHES,
  TalkWishFields,
  type TalkWishes,
} from '#client/procedure/persons/talk-wishes.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { UrgentHint } from './queries.ts'
import { TriageFacts } from './triage-facts.tsx'

export type Details = {
  phone: string
  email: string
  language: string
  interpreter: 'none' | 'spoken' | 'sign' | null
  urgentHints: UrgentHint[]
} & TalkWishes

export const NO_DETAILS: Details = {
  phone: '',
  email: '',
  language: '',
  interpreter: null,
  urgentHints: [],
  ...NO_WISHES,
}

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
        <TalkWishFields value={value} onChange={set} />
        <TriageFacts value={value.urgentHints} onChange={(urgentHints) => set({ urgentHints })} />
      </div>
    </details>
  )
}
