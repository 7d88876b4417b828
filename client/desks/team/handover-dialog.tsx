import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { HandoverPlan, STAYS } from './handover-plan.tsx'
import { handOver, proposalQuery, type Member } from './queries.ts'

type Props = {
  member: Member
  members: Member[]
  /** Only this case. */
  caseId?: string
  onClose: () => void
}

/**
 * Shows who would take over which case, lets each line be changed, and hands all over with one
 * click.
 */
export function HandoverDialog({ member, members, caseId, onClose }: Props) {
  const proposal = useQuery(proposalQuery(member.id, caseId))
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const items = proposal.data?.items ?? []
  const plan = items
    .map(({ caseId: id, toId }) => ({ caseId: id, toId: chosen[id] ?? toId }))
    .filter(({ toId }) => toId !== STAYS)
  const send = useHandOver(onClose)
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
        <HandoverPlan
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
          onPress={() => send.mutate({ fromId: member.id, items: plan })}
        >
          {m.handOverCount({ count: plan.length })}
        </Button>
        <Button onPress={onClose}>{send.isSuccess ? m.close() : m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

/** The dialog stays where a case could not be handed over. */
function useHandOver(onDone: () => void) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: handOver,
    onSuccess: ({ items: results }) => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      const done = results.filter(({ result }) => result === 'done').length
      notify({ text: m.handedOver({ count: done }) })
      if (done === results.length) onDone()
    },
  })
}
