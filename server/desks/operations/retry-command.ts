import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'

/** Sends a refused command again. */
export async function retryCommand(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.outbox.updateMany({
      where: { id, state: 'refused' },
      data: { state: 'pending', attempts: 0, nextAt: deps.clock.wallNow(), error: null },
    })
    if (count === 0) throw notFound()
    await recordAudit(tx, deps, { actor, action: 'outbox.retry', subject: `outbox:${id}` })
    announce(tx, 'outbox', 'operations')
  })
}

/**
 * Notes that nothing is to be done any more about a command that was refused or never confirmed.
 */
export async function closeCommand(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.outbox.updateMany({
      where: { id, state: { in: ['refused', 'delivered'] }, confirmedAt: null },
      data: { state: 'moot' },
    })
    if (count === 0) throw notFound()
    await recordAudit(tx, deps, { actor, action: 'outbox.close', subject: `outbox:${id}` })
    announce(tx, 'outbox', 'operations')
  })
}
