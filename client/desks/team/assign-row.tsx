import { Link } from '@tanstack/react-router'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import { CandidateSelect } from './candidate-select.tsx'
import type { Member, Waiting } from './queries.ts'
import type { Choice } from './use-choices.ts'

type Props = {
  row: Waiting
  members: Member[]
  choice: Choice
  isTicked: boolean
  refusal: string | undefined
  onTick: (isOn: boolean) => void
  onChoose: (choice: Choice) => void
}

/** One case that nobody has, and who is to lead it. */
export function AssignRow({ row, members, choice, isTicked, refusal, onTick, onChoose }: Props) {
  const needsReason = row.proposedId !== null && choice.toId !== row.proposedId
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className="team-tick"
          aria-label={m.assignTick({ name: row.person })}
          checked={isTicked}
          onChange={(event) => onTick(event.target.checked)}
        />
      </td>
      <CaseCell row={row} />
      <td>
        <CandidateSelect
          row={row}
          members={members}
          value={choice.toId}
          onChange={(toId) => onChoose({ ...choice, toId })}
        />
        {needsReason && (
          <input
            className="u-input"
            aria-label={m.assignReasonOf({ name: row.person })}
            placeholder={m.assignReason()}
            maxLength={300}
            autoComplete="off"
            value={choice.reason}
            onChange={(event) => onChoose({ ...choice, reason: event.target.value })}
          />
        )}
        {row.warning && <small>{inLanguage(row.warning.de, row.warning.en)}</small>}
        {refusal && <small className="u-error">{refusal}</small>}
      </td>
    </tr>
  )
}

function CaseCell({ row }: { row: Waiting }) {
  const now = useNow()
  return (
    <th scope="row">
      <Link to="/faelle/$caseId" params={{ caseId: row.caseId }}>
        {row.person}
      </Link>
      <small>
        {row.caseRef} · {languageName(row.language)}
      </small>
      <span className="u-actions">
        {row.priority === 'P1' && <Badge tone="danger">{m.urgent()}</Badge>}
        <Badge tone={dueTone(row.dueAt, now)}>{dueText(row.dueAt, now)}</Badge>
      </span>
    </th>
  )
}
