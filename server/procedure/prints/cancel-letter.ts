import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { leaveRun } from './hold-letters.ts'
import { parseSubject } from '#server/base/subject.ts'

export type Cancelling = { letterId: string; actorId: string | null }

/**
 * Takes a letter out before it is posted; what waits for its posting goes on without it. False when
 * it is too late.
 */
export async function cancelIn(
  tx: Tx,
  deps: Deps,
  { letterId, actorId }: Cancelling,
): Promise<boolean> {
  const { count } = await tx.letter.updateMany({
    where: { id: letterId, state: { in: ['rendered', 'queued', 'in-run', 'held', 'at-desk'] } },
    data: { state: 'cancelled' },
  })
  if (count === 0) return false
  const letter = await tx.letter.findUniqueOrThrow({
    where: { id: letterId },
    include: { person: { select: { reference: true } } },
    omit: { data: true },
  })
  if (letter.runId) {
    await tx.letter.update({ where: { id: letterId }, data: { runId: null } })
    await leaveRun(tx, letter.runId, {
      letterId,
      reference: letter.person.reference,
      reason: 'Der Brief wurde storniert. Nehmen Sie ihn aus dem Stapel.',
      reasonEn: 'The letter was cancelled. Take it out of the pile.',
    })
  }
  const subject = parseSubject(letter.subject)
  if (!letter.optional)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'LetterCancelled',
      correlationKey: letterId,
      variables: {},
      ttlMs: 86_400_000,
    })
  await recordEvent(tx, deps, {
    subject,
    kind: 'letter',
    code: 'letter-cancelled',
    detail: { documentType: letter.documentType },
    actorId,
  })
  announce(tx, 'prints', 'campaigns', 'invitations', 'cases')
  return true
}

/** Cancels one letter. @throws AppError LETTER_POSTED */
export async function cancelLetter(deps: Deps, letterId: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (!(await cancelIn(tx, deps, { letterId, actorId: actor.id })))
      throw conflict('LETTER_POSTED', {
        de: 'Dieser Brief ist schon gepostet oder storniert.',
        en: 'This letter has been posted or cancelled before.',
      })
    await recordAudit(tx, deps, { actor, action: 'letter.cancel', subject: `letter:${letterId}` })
  })
}
