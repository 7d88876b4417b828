import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce, queryOf } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { forbidden, invalid } from '#server/base/errors.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { demandNoConflict } from '#server/procedure/staff/conflicts.ts'
import { demandOpen, getTask, refuseTaken } from './find-task.ts'
import { presentTask, thingOf } from './present-task.ts'
import { leaveDrafts } from './queries-drafts.ts'
import { findTask, type TaskRecord } from './queries.ts'
import type { TaskRow } from './schema.ts'

/**
 * Takes a task from its group. Of many at once one wins; the others are told who.
 * @throws AppError TASK_TAKEN, TASK_GONE
 */
export async function claimTask(deps: Deps, key: string, actor: Actor): Promise<TaskRow> {
  const task = await getTask(deps, key, actor)
  demandOpen(task)
  if (task.assigneeId && task.assigneeId !== actor.id) refuseTaken(task)
  if (!taskPolicy.claim(actor, thingOf(task))) throw forbidden()
  const won = await deps.db.tx(async (tx) => {
    const { count } = await tx.task.updateMany({
      where: { key, state: 'open', assigneeId: null, submissionId: null },
      data: { assigneeId: actor.id, claimedAt: deps.clock.wallNow() },
    })
    if (count) await leaveDrafts(queryOf(tx), { key, to: actor.id, at: deps.clock.now() })
    if (count)
      await recordAudit(tx, deps, {
        actor,
        action: 'task.claim',
        subject: task.subject,
        detail: { task: key },
      })
    announce(tx, `tasks@${task.agency}`)
    return count === 1
  })
  const now = await findTask(deps.db.query, key)
  if (!won) refuseTaken(now ?? task)
  return await presentTask(deps, now!, actor)
}

/** Gives a claimed task back to its group. */
export async function releaseTask(deps: Deps, key: string, actor: Actor): Promise<TaskRow> {
  const task = await getTask(deps, key, actor)
  demandOpen(task)
  if (!taskPolicy.release(actor, thingOf(task))) throw forbidden()
  await deps.db.tx(async (tx) => {
    await tx.task.updateMany({
      where: { key, assigneeId: actor.id },
      data: { assigneeId: null, claimedAt: null },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'task.release',
      subject: task.subject,
      detail: { task: key },
    })
    announce(tx, `tasks@${task.agency}`)
  })
  return await presentTask(deps, (await findTask(deps.db.query, key))!, actor)
}

/** Hands a task to a caseworker of the lead's agency. */
export async function assignTask(
  deps: Deps,
  { key, staffId }: { key: string; staffId: string },
  actor: Actor,
): Promise<TaskRow> {
  const task = await getTask(deps, key, actor)
  demandOpen(task)
  if (!taskPolicy.assign(actor, thingOf(task))) throw forbidden()
  await demandAssignable(deps, task, staffId)
  await deps.db.tx(async (tx) => {
    await tx.task.update({
      where: { key },
      data: { assigneeId: staffId, claimedAt: deps.clock.wallNow() },
    })
    await leaveDrafts(queryOf(tx), { key, to: staffId, at: deps.clock.now() })
    await recordAudit(tx, deps, {
      actor,
      action: 'task.assign',
      subject: task.subject,
      detail: { task: key, to: staffId },
    })
    announce(tx, `tasks@${task.agency}`)
  })
  return await presentTask(deps, (await findTask(deps.db.query, key))!, actor)
}

/**
 * Somebody of the task's role and agency, without a conflict of interest.
 * @throws AppError INVALID, STAFF_CONFLICT
 */
export async function demandAssignable(
  deps: Deps,
  task: TaskRecord,
  staffId: string,
): Promise<void> {
  const staff = await deps.db.prisma.staff.findFirst({
    where: { id: staffId, active: true, agencyId: task.agency, roles: { has: task.role } },
  })
  if (!staff)
    throw invalid([
      {
        path: 'staffId',
        message: {
          de: 'Zuweisen an: Wählen Sie eine Person aus dieser Sozialagentur.',
          en: 'Assign to: Choose somebody of this agency.',
        },
      },
    ])
  await demandNoConflict(deps.db.query, { staffId, personId: task.personId })
}
