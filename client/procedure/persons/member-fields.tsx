import type { Issue } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'

export type MemberDraft = { id: number; kind: 'adult' | 'child'; name: string; birthYear: string }
type Props = {
  members: MemberDraft[]
  issues: readonly Issue[]
  onChange: (members: MemberDraft[]) => void
}

/** Who else lives there, one after another; of a child its year of birth as well. */
export function MemberFields({ members, issues, onChange }: Props) {
  const add = (kind: MemberDraft['kind']) => {
    const id = Math.max(-1, ...members.map((member) => member.id)) + 1
    onChange([...members, { id, kind, name: '', birthYear: '' }])
  }
  return (
    <>
      {members.map((member, place) => (
        <Member
          key={member.id}
          member={member}
          title={titleOf(members, place)}
          issues={issues.filter(({ path }) => path.startsWith(`members.${place}.`))}
          onChange={(part) => onChange(members.with(place, { ...member, ...part }))}
          onRemove={() => onChange(members.toSpliced(place, 1))}
        />
      ))}
      <div className="u-actions">
        <Button size="s" icon="add" onPress={() => add('adult')}>
          {m.householdAddAdult()}
        </Button>
        <Button size="s" icon="add" onPress={() => add('child')}>
          {m.householdAddChild()}
        </Button>
      </div>
    </>
  )
}

/** Counted among its kind: the second child, whoever stands between. */
function titleOf(members: readonly MemberDraft[], place: number): string {
  const kind = members[place]?.kind
  const number = String(members.slice(0, place + 1).filter((each) => each.kind === kind).length)
  return kind === 'child' ? m.householdChild({ number }) : m.householdAdult({ number })
}

type MemberProps = {
  member: MemberDraft
  title: string
  issues: readonly Issue[]
  onChange: (part: Partial<MemberDraft>) => void
  onRemove: () => void
}

function Member({ member, title, issues, onChange, onRemove }: MemberProps) {
  const issueAt = (name: string) => issues.find(({ path }) => path.endsWith(`.${name}`))?.message
  return (
    <fieldset className="household-member">
      <legend>{title}</legend>
      <TextField
        label={m.householdGivenName()}
        value={member.name}
        onChange={(name) => onChange({ name })}
        error={issueAt('name')}
      />
      {member.kind === 'child' && (
        <TextField
          label={m.householdBirthYear()}
          kind="number"
          value={member.birthYear}
          onChange={(birthYear) => onChange({ birthYear })}
          error={issueAt('birthYear')}
        />
      )}
      <Button size="s" variant="quiet" icon="delete" onPress={onRemove}>
        {m.householdRemove({ name: member.name || title })}
      </Button>
    </fieldset>
  )
}
