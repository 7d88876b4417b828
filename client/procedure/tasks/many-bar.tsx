import { lazy, Suspense, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { ManyAction, TaskRow } from '#server/procedure/tasks/schema.ts'

const ManyDialog = lazy(() =>
  import('./many-dialog.tsx').then((module) => ({ default: module.ManyDialog })),
)

type Kind = ManyAction['kind']

/** What can be done with the tasks chosen; each is shown as a preview first. */
export function ManyBar({ tasks, onEnd }: { tasks: TaskRow[]; onEnd: () => void }) {
  const [open, setOpen] = useState<{ kind: Kind; tasks: TaskRow[] } | null>(null)
  useShortcut('Escape', m.markManyEnd(), onEnd)
  const close = (isDone: boolean) => {
    setOpen(null)
    if (isDone) onEnd()
  }
  return (
    <div className="inbox-many">
      <p>
        <output>{m.markedCount({ count: tasks.length })}</output>
        <small>{m.markHint()}</small>
      </p>
      <div className="u-actions">
        {offersOf(tasks).map(({ kind, label, icon }) => (
          <Button key={kind} size="s" icon={icon} onPress={() => setOpen({ kind, tasks })}>
            {label}
          </Button>
        ))}
      </div>
      {open && (
        <Suspense>
          <ManyDialog kind={open.kind} tasks={open.tasks} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

/** Only what applies to one of them at least; completing together, to all. */
function offersOf(tasks: TaskRow[]): { kind: Kind; label: string; icon: IconName }[] {
  const some = (ability: 'claim' | 'release' | 'assign' | 'move'): boolean =>
    tasks.some(({ abilities }) => abilities[ability])
  const [first] = tasks
  const areAlike = tasks.every(
    ({ formId, abilities }) => formId === first?.formId && abilities.together && abilities.complete,
  )
  return [
    ...(first && areAlike
      ? [{ kind: 'complete' as const, label: m.completeTogether(), icon: 'check' as const }]
      : []),
    ...(some('claim')
      ? [{ kind: 'claim' as const, label: m.claim(), icon: 'person' as const }]
      : []),
    ...(some('release')
      ? [{ kind: 'release' as const, label: m.release(), icon: 'undo' as const }]
      : []),
    ...(some('assign')
      ? [{ kind: 'assign' as const, label: m.assign(), icon: 'swap_horiz' as const }]
      : []),
    ...(some('move')
      ? [{ kind: 'move' as const, label: m.putOff(), icon: 'calendar_month' as const }]
      : []),
  ]
}
