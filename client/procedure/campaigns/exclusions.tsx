import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Checkbox } from '#client/ui/choice-fields.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { decideExclusion, exclusionsQuery } from './queries.ts'

/** After the import: who is left out, looked at once more by a person. */
export function Exclusions({ campaignId }: { campaignId: string }) {
  const queries = useQueryClient()
  const list = useQuery(exclusionsQuery(campaignId))
  const decide = useMutation({
    mutationFn: (row: Parameters<typeof decideExclusion>[1]) => decideExclusion(campaignId, row),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
  if (!list.data)
    return list.error ? (
      <Problem error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Busy />
    )
  return (
    <section className="u-card" aria-labelledby="exclusions">
      <h2 id="exclusions">{m.exclusionsTitle({ count: list.data.items.length })}</h2>
      {decide.error && <Problem error={decide.error} />}
      {list.data.items.length === 0 && <p className="u-muted">{m.noExclusions()}</p>}
      <ul className="import-list">
        {list.data.items.map(({ rowId, reference, name, reason, reasonText, exclude }) => (
          <li key={rowId}>
            <Checkbox
              label={m.leaveOut({ name })}
              hint={`${reference} · ${reasonText}`}
              value={exclude}
              isDisabled={decide.isPending}
              onChange={(isOut) => decide.mutate({ rowId, exclude: isOut, reason })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
