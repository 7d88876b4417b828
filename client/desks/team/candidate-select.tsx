import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'
import { languageName } from '#client/ui/language-name.ts'
import type { Member, Waiting } from './queries.ts'

type Props = { row: Waiting; members: Member[]; value: string; onChange: (toId: string) => void }

/**
 * Who could lead a case, with load, language and absence; who has a conflict of interest is left
 * out.
 */
export function CandidateSelect({
  row: { person, language, proposedId, conflicts },
  members,
  value,
  onChange,
}: Props) {
  const words = ({ displayName: name, weightedLoad, languages, absence }: Member): string => {
    const load = formatNumber(weightedLoad)
    const option =
      language !== 'de' && languages.includes(language)
        ? m.assignOptionLanguage({ name, load, language: languageName(language) })
        : m.assignOption({ name, load })
    return absence?.isNow ? m.assignAbsent({ option }) : option
  }
  const free = members.filter(({ id }) => !conflicts.includes(id))
  return (
    <select
      className="u-input"
      aria-label={m.assignPerson({ name: person })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {value === '' && <option value="">{m.assignNobody()}</option>}
      {free.map((member) => (
        <option key={member.id} value={member.id}>
          {member.id === proposedId ? `${words(member)} · ${m.assignProposed()}` : words(member)}
        </option>
      ))}
    </select>
  )
}
