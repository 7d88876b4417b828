import '#client/forms/form.css'
import type { ReactNode } from 'react'
import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Radios } from '#client/ui/choice-fields.tsx'
import { LANGUAGE_CODES, languageName } from '#client/ui/language-name.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { OriginField } from './origin-field.tsx'
import { RepresentativeFields } from '#client/procedure/persons/representative-fields.tsx'
import { TriageFacts } from './triage-facts.tsx'
import type { WalkInDraft } from './walk-in-draft.ts'

type Props = {
  draft: WalkInDraft
  issues: readonly Issue[]
  onChange: (part: Partial<WalkInDraft>) => void
}

const DISTRICTS = ['mitte', 'west', 'nord', 'ost', 'suedost', 'kinderhaus', 'hiltrup'] as const
const DISTRICT_NAMES: Record<(typeof DISTRICTS)[number], string> = {
  mitte: 'Mitte',
  west: 'West',
  nord: 'Nord',
  ost: 'Ost',
  suedost: 'Südost',
  kinderhaus: 'Kinderhaus',
  hiltrup: 'Hiltrup',
}
const LANGUAGES = [...LANGUAGE_CODES, 'other', 'unknown']

export function WalkInFields({ draft, issues, onChange }: Props) {
  return (
    <div className="form-body">
      <OriginField value={draft.origin} onChange={(origin) => onChange({ origin })} />
      <Radios
        label={m.salutation()}
        isRequired
        options={[
          { value: 'frau', label: m.salutationMs() },
          { value: 'herr', label: m.salutationMr() },
          { value: 'none', label: m.salutationNone() },
        ]}
        value={draft.salutation}
        onChange={(salutation) => onChange({ salutation })}
      />
      <NameAndAddress {...{ draft, issues, onChange }} />
      <SelectField
        label={m.district()}
        hint={m.districtHint()}
        options={DISTRICTS.map((value) => ({ value, label: DISTRICT_NAMES[value] }))}
        value={draft.district}
        onChange={(district) => onChange({ district })}
      />
      <SelectField
        label={m.languageOfPerson()}
        isRequired
        options={LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
        value={draft.language}
        onChange={(language) => onChange({ language: language ?? 'unknown' })}
      />
      <Line name="phone" label={m.phone()} {...{ draft, issues, onChange }} />
      <RepresentativeFields value={draft} issues={issues} onChange={onChange} />
      <TriageFacts
        value={draft.urgentHints}
        onChange={(urgentHints) => onChange({ urgentHints })}
      />
    </div>
  )
}

function NameAndAddress(props: Props) {
  return (
    <>
      <div className="walk-in-pair">
        <Line name="firstName" label={m.firstName()} {...props} />
        <Line name="lastName" label={m.lastName()} hint={m.oneNameHint()} isRequired {...props} />
      </div>
      <Line name="street" label={m.street()} {...props} />
      <div className="walk-in-pair">
        <Line name="postcode" label={m.postcode()} {...props} />
        <Line name="city" label={m.city()} {...props} />
      </div>
    </>
  )
}

type LineName = 'firstName' | 'lastName' | 'street' | 'postcode' | 'city' | 'phone'

function Line({
  name,
  label,
  hint,
  isRequired = false,
  draft,
  issues,
  onChange,
}: Props & { name: LineName; label: string; hint?: string; isRequired?: boolean }): ReactNode {
  return (
    <div id={`field-${name}`}>
      <TextField
        label={label}
        hint={hint}
        isRequired={isRequired}
        value={draft[name]}
        onChange={(value) => onChange({ [name]: value })}
        error={issues.find(({ path }) => path === name)?.message}
      />
    </div>
  )
}
