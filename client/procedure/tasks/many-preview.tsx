import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Pending } from '#client/ui/pending.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { ManyOutcome, TaskRow } from '#server/procedure/tasks/schema.ts'
import type { Chosen } from './chosen.ts'
import { previewQuery } from './queries.ts'
import { useRunMany } from './use-run-many.ts'

type Props = { tasks: TaskRow[]; chosen: Chosen; onDone: () => void; onClose: () => void }

/** What would happen to each task, or why nothing would; after the click what did. */
export function ManyPreview({ tasks, chosen, onDone, onClose }: Props) {
  const keys = tasks.map(({ key }) => key)
  const preview = useQuery(previewQuery({ keys, action: chosen.action }))
  const run = useRunMany(chosen, onDone)
  const outcomes = run.data?.items ?? preview.data?.items
  if (preview.error || !outcomes) return <Pending query={preview} />
  const going = outcomes.filter(({ refusal }) => !refusal).length
  const refused = outcomes.length - going
  return (
    <>
      {run.error && <Problem error={run.error} />}
      {going === 0 && <Alert tone="warn">{m.manyNothing()}</Alert>}
      {going > 0 && refused > 0 && (
        <Alert tone="warn" live>
          {m.manyRefused({ count: refused })}
        </Alert>
      )}
      <Outcomes tasks={tasks} chosen={chosen} outcomes={outcomes} isDone={run.isSuccess} />
      <div className="u-actions">
        {!run.isSuccess && (
          <Button
            variant="primary"
            isDisabled={going === 0 || run.isPending}
            onPress={() => run.mutate(keys)}
          >
            {m.manyRun({ count: going })}
          </Button>
        )}
        <Button onPress={onClose}>{run.isSuccess ? m.close() : m.cancel()}</Button>
      </div>
    </>
  )
}

type OutcomesProps = Pick<Props, 'tasks' | 'chosen'> & { outcomes: ManyOutcome[]; isDone: boolean }

function Outcomes({ tasks, chosen, outcomes, isDone }: OutcomesProps) {
  return (
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
              isDone={isDone}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
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
