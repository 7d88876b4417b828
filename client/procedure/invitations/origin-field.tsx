import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import type { Origin } from './queries.ts'

/**
 * How somebody without an invitation comes; of the office that sent them nothing is written down.
 */
export function OriginField({
  value,
  onChange,
}: {
  value: Origin
  onChange: (origin: Origin) => void
}) {
  return (
    <Radios
      label={m.originOfPerson()}
      isRequired
      options={[
        { value: 'walk-in', label: m.originWalkIn() },
        { value: 'referral', label: m.originReferral() },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
