import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { ManyOutcome, TaskRow } from '#server/procedure/tasks/schema.ts'
import type { Chosen } from './many-dialog.tsx'
import { actOnMany, previewQuery, takeBack } from './queries.ts'

type Props = { tasks: TaskRow[]; chosen: Chosen; onDone: () => void; onClose: () => void }

/** What would happen to each task, or why nothing would; after the click what did. */
export function ManyPreview({ tasks, chosen, onDone, onClose }: Props) {
  const keys = tasks.map(({ key }) => key)
  const preview = useQuery(previewQuery({ keys, action: chosen.action }))
  const run = useRun(chosen, onDone)
  const outcomes = run.data?.items ?? preview.data?.items
  if (preview.error) return <Problem error={preview.error} onRetry={() => void preview.refetch()} />
  if (!outcomes) return <Busy />
  const going = outcomes.filter(({ refusal }) => !refusal).map(({ key }) => key)
  const refused = outcomes.length - going.length
  return (
    <>
      {run.error && <Problem error={run.error} />}
      {going.length === 0 && <Alert tone="warn">{m.manyNothing()}</Alert>}
      {going.length > 0 && refused > 0 && (
        <Alert tone="warn" live>
          {m.manyRefused({ count: refused })}
        </Alert>
      )}
      <ScrollRegion label={m.manyWill()} isLow>
        <table className="u-table inbox-outcomes">
          <thead>
            <tr>
              <th scope="col">{m.manyTask()}</th>
              <th scope="col">{m.manyWill()}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <Outcome
                key={task.key}
                task={task}
                chosen={chosen}
                outcome={outcomes.find(({ key }) => key === task.key)}
                isDone={run.isSuccess}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="u-actions">
        {!run.isSuccess && (
          <Button
            variant="primary"
            isDisabled={going.length === 0 || run.isPending}
            onPress={() => run.mutate(keys)}
          >
            {m.manyRun({ count: going.length })}
          </Button>
        )}
        <Button onPress={onClose}>{run.isSuccess ? m.close() : m.cancel()}</Button>
      </div>
    </>
  )
}

function Outcome({
  task,
  chosen,
  outcome,
  isDone,
}: {
  task: TaskRow
  chosen: Chosen
  outcome: ManyOutcome | undefined
  isDone: boolean
}) {
  const refusal = outcome?.refusal
  return (
    <tr>
      <th scope="row">
        {inLanguage(task.title, task.titleEn)}
        {task.person && <small>{task.person}</small>}
      </th>
      <td data-refused={refusal ? '' : undefined}>
        {refusal && inLanguage(refusal.de, refusal.en)}
        {outcome && !refusal && (
          <>
            {isDone && <Icon name="check" label={m.manyDone()} />} {willWords(task, chosen)}
          </>
        )}
      </td>
    </tr>
  )
}

function willWords({ dueAt }: TaskRow, { action, name = '' }: Chosen): string {
  if (action.kind === 'claim') return m.manyWillClaim()
  if (action.kind === 'release') return m.manyWillRelease()
  if (action.kind === 'assign') return m.manyWillAssign({ name })
  if (action.kind === 'complete') return m.manyWillComplete()
  return dueAt
    ? m.manyWillMoveFrom({ before: formatDay(dueAt), day: formatDay(action.dueOn) })
    : m.manyWillMove({ day: formatDay(action.dueOn) })
}

/** Does it and offers to take completed tasks back. */
function useRun({ action }: Chosen, onDone: () => void) {
  const queries = useQueryClient()
  const notify = useNotice()
  const refresh = () => {
    for (const noun of ['tasks', 'cases', 'invitations'])
      void queries.invalidateQueries({ queryKey: [noun] })
  }
  const undo = async (ids: string[]) => {
    const results = await Promise.allSettled(ids.map((id) => takeBack(id)))
    notify({
      text: m.manyTakenBack({
        count: results.filter(({ status }) => status === 'fulfilled').length,
      }),
    })
    refresh()
  }
  return useMutation({
    mutationFn: (keys: string[]) => actOnMany({ keys, action }),
    onSuccess: ({ items }) => {
      onDone()
      refresh()
      const count = items.filter(({ refusal }) => !refusal).length
      const ids = items.flatMap(({ submissionId }) => submissionId ?? [])
      const seconds = Math.max(0, ...items.map(({ undoSeconds }) => undoSeconds))
      if (count === 0) return
      notify(
        ids.length > 0
          ? {
              text: m.manyCompleted({ count }),
              seconds,
              action: { label: m.takeBack(), run: () => void undo(ids) },
            }
          : { text: m.manyRan({ count }) },
      )
    },
  })
}
