import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { assignTask, claimTask, colleaguesQuery, releaseTask } from './queries.ts'

const ManyDialog = lazy(() =>
  import('./many-dialog.tsx').then((module) => ({ default: module.ManyDialog })),
)

/** Take over, give back, hand to somebody, put off. A refusal ("… hat die Aufgabe gerade übernommen") is told, and what was typed stays. */
export function TaskOwnership({ task }: { task: TaskDetail }) {
  const { key, abilities, assignee } = task
  const [isAssigning, setAssigning] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const change = useOwnership()
  return (
    <div className="u-actions" data-noprint>
      {abilities.claim && (
        <Button
          size="s"
          icon="person"
          isDisabled={change.isPending}
          onPress={() => change.mutate(() => claimTask(key))}
        >
          {m.claim()}
        </Button>
      )}
      {abilities.release && (
        <Button
          size="s"
          icon="undo"
          isDisabled={change.isPending}
          onPress={() => change.mutate(() => releaseTask(key))}
        >
          {m.release()}
        </Button>
      )}
      {abilities.assign && (
        <Button size="s" icon="swap_horiz" onPress={() => setAssigning(true)}>
          {m.assign()}
        </Button>
      )}
      {abilities.move && (
        <Button size="s" icon="calendar_month" onPress={() => setMoving(true)}>
          {m.putOff()}
        </Button>
      )}
      {isMoving && (
        <Suspense>
          <ManyDialog kind="move" tasks={[task]} onClose={() => setMoving(false)} />
        </Suspense>
      )}
      {isAssigning && (
        <AssignDialog
          taskKey={key}
          current={assignee?.id ?? null}
          onClose={() => setAssigning(false)}
        />
      )}
    </div>
  )
}

function useOwnership() {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onError: (error) => notify({ text: error.message, seconds: 10 }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  })
}

function AssignDialog({
  taskKey,
  current,
  onClose,
}: {
  taskKey: string
  current: string | null
  onClose: () => void
}) {
  const staff = useQuery(colleaguesQuery)
  const [chosen, setChosen] = useState(current)
  const change = useOwnership()
  const assign = () =>
    chosen && change.mutate(() => assignTask(taskKey, chosen), { onSuccess: onClose })
  const options =
    staff.data?.items.map(({ id, displayName, isAbsent }) => ({
      value: id,
      label: isAbsent ? m.absentName({ name: displayName }) : displayName,
    })) ?? []
  return (
    <Dialog title={m.assign()} isOpen onClose={onClose}>
      {staff.error && <Problem error={staff.error} />}
      {change.error && <Problem error={change.error} />}
      <SelectField
        label={m.assignTo()}
        isRequired
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <div className="u-actions">
        <Button variant="primary" isDisabled={!chosen || change.isPending} onPress={assign}>
          {m.assign()}
        </Button>
        <Button onPress={onClose}>{m.cancel()}</Button>
      </div>
    </Dialog>
  )
}
