import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demandRunning, getCase } from './find-case.ts'
import { storeParticipation, type Participation } from './participation.form.ts'
import { lockCase } from './lock-case.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

/**
 * The person answers while still thinking: recorded, and told to the waiting process.
 * @throws AppError NOT_THINKING
 */
export async function decideParticipation(
  deps: Deps,
  { id, participation }: { id: string; participation: Exclude<Participation, 'thinking'> },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'decide' })
  demandRunning(found)
  if (!(await isThinking(deps, id))) {
    throw conflict('NOT_THINKING', {
      de: 'Im Moment wird hier nicht auf eine Entscheidung gewartet.',
      en: 'No decision is awaited here at the moment.',
    })
  }
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    await lockCase(tx, id)
    const { count } = await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: 'thinking-time', closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    if (count === 0) return
    await storeParticipation(tx, deps, {
      caseId: id,
      participation,
      kind: 'decision',
      thinkUntil: null,
      actorId: actor.id,
      at: deps.clock.now(),
    })
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'ClientDecided',
      correlationKey: id,
      variables: { participation },
    })
    await recordAudit(tx, deps, { actor, action: 'case.decide', subject })
  })
}

/** True while the case waits for the person's decision. */
async function isThinking(deps: Deps, id: string): Promise<boolean> {
  return (
    (await deps.db.prisma.wait.count({
      where: { subject: subjectText(caseSubject(id)), rule: 'thinking-time', closedAt: null },
    })) > 0
  )
}
