import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiError, type Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { MemberFields, type MemberDraft } from './member-fields.tsx'
import { householdTypes } from './household-types.ts'
import { changeHousehold, householdQuery, type Household, type HouseholdChange } from './queries.ts'

type Draft = Pick<Household, 'type' | 'address'> & { members: MemberDraft[] }
type Props = { caseId: string; household: Household; onEnd: () => void }

/** Address, kind of household, who lives there; of children the year of birth. */
export function HouseholdForm({ caseId, household, onEnd }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(household))
  const save = useSave(caseId, onEnd)
  const issues = save.error instanceof ApiError ? save.error.issues : []
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const send = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(bodyOf(draft))
  }
  return (
    <form className="household-form" onSubmit={send}>
      {save.error && <Problem error={save.error} />}
      <AddressFields address={draft.address} issues={issues} onChange={change} />
      <TypeField type={draft.type} onChange={change} />
      <MemberFields
        members={draft.members}
        issues={issues}
        onChange={(members) => change({ members })}
      />
      <div className="u-actions">
        <Button type="submit" variant="primary" isDisabled={save.isPending}>
          {m.save()}
        </Button>
        <Button onPress={onEnd}>{m.cancel()}</Button>
      </div>
    </form>
  )
}

function useSave(caseId: string, onEnd: () => void) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: (body: HouseholdChange) => changeHousehold(caseId, body),
    onSuccess: (changed) => {
      queries.setQueryData(householdQuery(caseId).queryKey, changed)
      for (const noun of ['cases', 'persons']) void queries.invalidateQueries({ queryKey: [noun] })
      notify({ text: m.householdSaved() })
      onEnd()
    },
  })
}

const draftOf = ({ type, address, members }: Household): Draft => ({
  type,
  address,
  members: members.map((member, id) => ({
    ...member,
    id,
    birthYear: member.birthYear === null ? '' : String(member.birthYear),
  })),
})

const bodyOf = ({ type, address, members }: Draft): HouseholdChange => ({
  type,
  address,
  members: members.map(({ kind, name, birthYear }) =>
    kind === 'adult' ? { kind, name } : { kind, name, birthYear },
  ),
})

type PartProps = { onChange: (part: Partial<Draft>) => void }

function AddressFields({
  address,
  issues,
  onChange,
}: PartProps & { address: Draft['address']; issues: readonly Issue[] }) {
  if (!address) return null
  const line = (name: keyof typeof address, label: string, hint?: string) => (
    <TextField
      label={label}
      value={address[name]}
      onChange={(value) => onChange({ address: { ...address, [name]: value } })}
      error={issues.find(({ path }) => path === `address.${name}`)?.message}
      {...(hint ? { hint } : {})}
    />
  )
  return (
    <>
      {line('street', m.street(), m.householdAddressHint())}
      {line('postcode', m.postcode())}
      {line('city', m.city())}
    </>
  )
}

function TypeField({ type, onChange }: PartProps & { type: string }) {
  const known = Object.entries(householdTypes()).map(([value, label]) => ({ value, label }))
  const options = known.some(({ value }) => value === type)
    ? known
    : [{ value: type, label: m.householdUnknown() }, ...known]
  return (
    <SelectField
      label={m.householdType()}
      isRequired
      options={options}
      value={type}
      onChange={(value) => onChange({ type: value ?? type })}
    />
  )
}
