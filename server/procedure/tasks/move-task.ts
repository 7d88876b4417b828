import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, conflict, type Sentence } from '#server/base/errors.ts'
import { GONE } from './find-task.ts'
import type { TaskRecord } from './queries.ts'
import type { MoveReason } from './schema.ts'
import { isFixed } from './task-kinds.ts'

/** Days from today (docs/procedure.md, "Deadlines"). */
const FURTHEST = 28

/** Why a task may not be put off to a day (yyyy-mm-dd); null where it may. */
export function refusalOfMove(deps: Deps, task: TaskRecord, dueOn: string): Sentence | null {
  const today = dayOf(deps.clock.now())
  if (isFixed(task))
    return { de: 'Diese Frist lässt sich nicht verschieben.', en: 'This deadline cannot be moved.' }
  if (dueOn < today)
    return { de: 'Wählen Sie einen Tag ab heute.', en: 'Choose a day from today on.' }
  if (dueOn > plusDays(today, FURTHEST))
    return {
      de: 'Eine Aufgabe kann höchstens vier Wochen warten.',
      en: 'A task can wait four weeks at most.',
    }
  return null
}

/**
 * Puts a task off to the end of that office day; with its reason in the timeline. The task keeps
 * the date also when its caseworker changes.
 * @throws AppError TASK_GONE
 */
export async function moveTask(
  deps: Deps,
  { task, dueOn, reason }: { task: TaskRecord; dueOn: string; reason: MoveReason },
  actor: Actor,
): Promise<void> {
  const refusal = refusalOfMove(deps, task, dueOn)
  if (refusal) throw new AppError({ code: 'INVALID', status: 400, sentence: refusal })
  const dueAt = new Date(deadlineOn(dueOn))
  await deps.db.tx(async (tx) => {
    const { count } = await tx.task.updateMany({
      where: { key: task.key, state: 'open', submissionId: null },
      data: { dueAt, movedTo: dueAt },
    })
    if (count === 0) throw conflict('TASK_GONE', GONE)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'change',
      code: `task-moved-${reason}`,
      detail: { task: task.key, element: task.elementId, to: dueOn },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'task.move',
      subject: task.subject,
      detail: { task: task.key, from: dayOf(task.dueAt), to: dueOn, reason },
    })
    announce(tx, `tasks@${task.agency}`, 'cases')
  })
}
