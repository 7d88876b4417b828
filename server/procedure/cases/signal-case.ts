import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demandRunning, getCase } from './find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

/** Messages of the person to a waiting case, and the waits that know them. */
export const SIGNALS = {
  concern: {
    message: 'ClientConcern',
    code: 'client-concern',
    rules: ['next-contact', 'aftercare'],
  },
  review: { message: 'ReviewRequested', code: 'review-requested', rules: ['next-contact'] },
} as const
export type Signal = keyof typeof SIGNALS

/**
 * The person gets in touch, or wishes an early review: the waiting case goes on at once.
 * @throws AppError NOT_WAITING
 */
export async function signalCase(
  deps: Deps,
  { id, signal }: { id: string; signal: Signal },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'decide' })
  if (signal === 'review') demandRunning(found)
  const { message, code, rules } = SIGNALS[signal]
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: { in: [...rules] }, closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    if (count === 0)
      throw conflict('NOT_WAITING', {
        de: 'Hier ist schon eine Aufgabe offen. Arbeiten Sie dort weiter.',
        en: 'A task is already open here. Please go on there.',
      })
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: message,
      correlationKey: id,
      variables: {},
    })
    await recordEvent(tx, deps, { subject, kind: 'contact', code, actorId: actor.id })
    await recordAudit(tx, deps, { actor, action: `case.${signal}`, subject })
    announce(tx, 'cases')
  })
}
