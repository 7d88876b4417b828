import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import {
  handOver,
  proposalQuery,
  type HandoverProposal,
  type HandoverResult,
  type Member,
} from './queries.ts'

type Items = HandoverProposal['items']
const STAYS = ''

/** Shows who would take over which case, lets each line be changed, and hands all over with one click. */
export function HandoverDialog({
  member,
  members,
  caseId,
  onClose,
}: {
  member: Member
  members: Member[]
  /** Only this case. */ caseId?: string
  onClose: () => void
}) {
  const proposal = useQuery(proposalQuery(member.id, caseId))
  const queries = useQueryClient()
  const notify = useNotice()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const items = proposal.data?.items ?? []
  const plan = items
    .map(({ caseId, toId }) => ({ caseId, toId: chosen[caseId] ?? toId }))
    .filter(({ toId }) => toId !== STAYS)
  const send = useMutation({
    mutationFn: () => handOver({ fromId: member.id, items: plan }),
    onSuccess: ({ items: results }) => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      const done = results.filter(({ result }) => result === 'done').length
      notify({ text: m.handedOver({ count: done }) })
      if (done === results.length) onClose()
    },
  })
  const results = new Map(send.data?.items.map(({ caseId: id, result }) => [id, result]))
  return (
    <Dialog title={m.handOverCasesOf({ name: member.displayName })} isOpen onClose={onClose}>
      {proposal.error && <Problem error={proposal.error} />}
      {send.error && <Problem error={send.error} />}
      {proposal.isPending && <Busy />}
      {proposal.isSuccess && items.length === 0 && (
        <Alert tone="warn">{m.nobodyToTakeOver()}</Alert>
      )}
      {items.length > 0 && (
        <PlanTable
          items={items}
          chosen={chosen}
          results={results}
          members={members.filter(({ id }) => id !== member.id)}
          onChoose={(id, toId) => setChosen({ ...chosen, [id]: toId })}
        />
      )}
      <div className="u-actions">
        <Button
          variant="primary"
          isDisabled={plan.length === 0 || send.isPending || send.isSuccess}
          onPress={() => send.mutate()}
        >
          {m.handOverCount({ count: plan.length })}
        </Button>
        <Button onPress={onClose}>{send.isSuccess ? m.close() : m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

type TableProps = {
  items: Items
  chosen: Record<string, string>
  results: Map<string, HandoverResult['items'][number]['result']>
  members: Member[]
  onChoose: (caseId: string, toId: string) => void
}

const REFUSALS = { done: null, changed: m.changedMeanwhile, conflict: m.conflictOfTaker }

function PlanTable({ items, chosen, results, members, onChoose }: TableProps) {
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
