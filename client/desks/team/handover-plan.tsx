import * as m from '#client/generated/messages/messages.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { HandoverProposal, HandoverResult, Member } from './queries.ts'

/** In place of a person: the case is not handed over. */
export const STAYS = ''

type Props = {
  items: HandoverProposal['items']
  chosen: Record<string, string>
  results: Map<string, HandoverResult['items'][number]['result']>
  members: Member[]
  onChoose: (caseId: string, toId: string) => void
}

const REFUSALS = { done: null, changed: m.changedMeanwhile, conflict: m.conflictOfTaker }

/** Line by line who takes over a case, or that it stays. */
export function HandoverPlan({ items, chosen, results, members, onChoose }: Props) {
  return (
    <ScrollRegion label={m.handOverCases()} isLow>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.person()}</th>
            <th scope="col">{m.openTasks()}</th>
            <th scope="col">{m.takesOver()}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ caseId, caseRef, person, openTasks, toId, speaksLanguage, conflicts }) => (
            <tr key={caseId}>
              <th scope="row">
                {person}
                <small>{caseRef}</small>
              </th>
              <td>{openTasks}</td>
              <td>
                <select
                  className="u-input"
                  aria-label={m.takesOverCase({ name: person })}
                  value={chosen[caseId] ?? toId}
                  onChange={(event) => onChoose(caseId, event.target.value)}
                >
                  {members
                    .filter(({ id }) => !conflicts.includes(id))
                    .map(({ id, displayName }) => (
                      <option key={id} value={id}>
                        {displayName}
                      </option>
                    ))}
                  <option value={STAYS}>{m.staysHere()}</option>
                </select>
                {!speaksLanguage && <small>{m.languageMissing()}</small>}
                <Refusal result={results.get(caseId)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Refusal({ result }: { result: HandoverResult['items'][number]['result'] | undefined }) {
  const words = result && REFUSALS[result]
  return words ? <small className="u-error">{words()}</small> : null
}
