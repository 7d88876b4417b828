import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Contact } from './queries.ts'

export type Represented = Pick<
  Contact,
  | 'representative'
  | 'representativeKind'
  | 'representativeStreet'
  | 'representativePostcode'
  | 'representativeCity'
  | 'representativeArea'
>
type LineName = Exclude<keyof Represented, 'representativeKind' | 'representativeArea'>

export const NO_REPRESENTATIVE: Represented = {
  representative: '',
  representativeKind: '',
  representativeStreet: '',
  representativePostcode: '',
  representativeCity: '',
  representativeArea: '',
}

type Props = {
  value: Represented
  issues: readonly Issue[]
  isDisabled?: boolean
  onChange: (part: Partial<Represented>) => void
}

/** Who speaks for the person, by what right, where they are reached and in what. */
export function RepresentativeFields({ value, issues, isDisabled = false, onChange }: Props) {
  const line = (name: LineName, label: string) => (
    <div id={`field-${name}`}>
      <TextField
        label={label}
        value={value[name]}
        onChange={(text) => onChange({ [name]: text })}
        isDisabled={isDisabled}
        error={issues.find(({ path }) => path === name)?.message}
      />
    </div>
  )
  return (
    <>
      {line('representative', m.representative())}
      {value.representative && (
        <>
          <Radios
            label={m.representativeKind()}
            options={[
              { value: 'guardian', label: m.guardian() },
              { value: 'proxy', label: m.proxy() },
              { value: 'parent', label: m.parent() },
            ]}
            value={value.representativeKind || null}
            onChange={(representativeKind) => onChange({ representativeKind })}
            isDisabled={isDisabled}
          />
          {line('representativeStreet', m.representativeStreet())}
          {line('representativePostcode', m.representativePostcode())}
          {line('representativeCity', m.representativeCity())}
          <Radios
            label={m.representativeArea()}
            options={[
              { value: 'all', label: m.areaAll() },
              { value: 'benefits', label: m.areaBenefits() },
              { value: 'other', label: m.areaOther() },
            ]}
            value={value.representativeArea || null}
            onChange={(representativeArea) => onChange({ representativeArea })}
            isDisabled={isDisabled}
          />
        </>
      )}
    </>
  )
}
