import { lazy, Suspense, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { claimTask, releaseTask } from './queries.ts'
import { useOwnership } from './use-ownership.ts'

const ManyDialog = lazy(() =>
  import('./many-dialog.tsx').then((module) => ({ default: module.ManyDialog })),
)

/**
 * Take over, give back, hand to somebody, put off. A refusal ("… hat die Aufgabe gerade
 * übernommen") is told, and what was typed stays.
 */
export function TaskOwnership({ task }: { task: TaskDetail }) {
  const { key, abilities } = task
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
      <Handing task={task} />
    </div>
  )
}

/** To somebody else, or to another day. */
function Handing({ task }: { task: TaskDetail }) {
  const { key, abilities, assignee } = task
  const [open, setOpen] = useState<'assign' | 'move' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {abilities.assign && (
        <Button size="s" icon="swap_horiz" onPress={() => setOpen('assign')}>
          {m.assign()}
        </Button>
      )}
      {abilities.move && (
        <Button size="s" icon="calendar_month" onPress={() => setOpen('move')}>
          {m.putOff()}
        </Button>
      )}
      {open === 'move' && (
        <Suspense>
          <ManyDialog kind="move" tasks={[task]} onClose={close} />
        </Suspense>
      )}
      {open === 'assign' && (
        <AssignDialog taskKey={key} current={assignee?.id ?? null} onClose={close} />
      )}
    </>
  )
}
