import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import { parseSubject } from '#server/base/subject.ts'

/**
 * Takes a submission back before its release: nothing else has happened.
 * @throws AppError ALREADY_RELEASED
 */
export async function takeBack(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const submission = await tx.submission.findFirst({ where: { id, actorId: actor.id } })
    if (!submission) throw notFound()
    const { count } = await tx.submission.deleteMany({ where: { id, state: 'waiting' } })
    if (count === 0) {
      throw conflict('ALREADY_RELEASED', {
        de: 'Die Aufgabe ist schon weitergelaufen und lässt sich nicht mehr zurückholen.',
        en: 'The task has already moved on and can no longer be taken back.',
      })
    }
    const task = await tx.task.update({
      where: { key: submission.taskKey },
      data: { submissionId: null },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'task.take-back',
      subject: parseSubject(task.subject),
      detail: { task: task.key },
    })
    announce(tx, `tasks@${task.agency}`, 'cases')
  })
}
