import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { AssignRow } from './assign-row.tsx'
import { confirmAssignments, type Member, type Waiting } from './queries.ts'
import { useChoices } from './use-choices.ts'

type Props = { waiting: Waiting[]; members: Member[] }

/**
 * Cases that nobody has: proposal, what speaks against it, who else could; several are confirmed at
 * once.
 */
export function AssignTable({ waiting, members }: Props) {
  const { choiceOf, choose, isTicked, tick, ready } = useChoices(waiting)
  const send = useConfirm()
  const refusals = new Map(
    send.data?.items.flatMap(({ taskKey, refusal }) =>
      refusal ? [[taskKey, inLanguage(refusal.de, refusal.en)] as const] : [],
    ),
  )
  const refused = waiting.filter(({ taskKey }) => refusals.has(taskKey)).length
  return (
    <section className="u-card" aria-labelledby="team-waiting">
      <h2 id="team-waiting">{m.toBeAssigned({ count: waiting.length })}</h2>
      <p className="u-muted u-small">{m.assignHint()}</p>
      {send.error && <Problem error={send.error} />}
      {refused > 0 && (
        <Alert tone="warn" live>
          {m.assignRefused({ count: refused })}
        </Alert>
      )}
      <ScrollRegion label={m.assignLeads()}>
        <table className="u-table team-assign">
          <Head isTicked={waiting.every(isTicked)} onTick={(isOn) => tick(waiting, isOn)} />
          <tbody>
            {waiting.map((row) => (
              <AssignRow
                key={row.taskKey}
                row={row}
                members={members}
                choice={choiceOf(row)}
                isTicked={isTicked(row)}
                refusal={refusals.get(row.taskKey)}
                onTick={(isOn) => tick([row], isOn)}
                onChoose={(choice) => choose(row, choice)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="u-actions">
        <Button
          variant="primary"
          isDisabled={ready.length === 0 || send.isPending}
          onPress={() => send.mutate(ready)}
        >
          {m.assignCount({ count: ready.length })}
        </Button>
      </div>
    </section>
  )
}

function Head({ isTicked, onTick }: { isTicked: boolean; onTick: (isOn: boolean) => void }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <input
            type="checkbox"
            className="team-tick"
            aria-label={m.assignAll()}
            checked={isTicked}
            onChange={(event) => onTick(event.target.checked)}
          />
        </th>
        <th scope="col">{m.person()}</th>
        <th scope="col">{m.assignLeads()}</th>
      </tr>
    </thead>
  )
}

function useConfirm() {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: confirmAssignments,
    onSuccess: ({ items }) => {
      const count = items.filter(({ isDone }) => isDone).length
      if (count) notify({ text: m.assignedCount({ count }) })
      for (const noun of ['cases', 'tasks']) void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
}
