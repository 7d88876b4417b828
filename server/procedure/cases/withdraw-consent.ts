import { dropAftercare } from '#server/procedure/closures/drop-aftercare.ts'
import { rewriteLetters } from '#server/procedure/prints/rewrite-letters.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { getCase } from './find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

const DAY_MS = 86_400_000

/** Withdraws one consent: exactly the use it allowed stops at once; the case goes on. */
export async function withdrawConsent(
  deps: Deps,
  { id, consentId }: { id: string; consentId: string },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'withdrawConsent' })
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    const consent = await tx.consent.findFirst({ where: { id: consentId, caseId: id } })
    if (!consent) throw notFound()
    const { count } = await tx.consent.updateMany({
      where: { id: consentId, state: 'given' },
      data: { state: 'withdrawn', withdrawnAt: deps.clock.now() },
    })
    if (count === 0) return
    await rewriteLetters(tx, deps, id)
    if (consent.kind === 'aftercare') await dropAftercare(tx, deps, { subject, by: actor.id })
    if (found.status === 'open' || found.status === 'paused')
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: 'ConsentWithdrawn',
        correlationKey: id,
        variables: { consentId },
        ttlMs: 30 * DAY_MS,
      })
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'consent-withdrawn',
      detail: { kind: consent.kind },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'consent.withdraw',
      subject,
      detail: { consent: consentId },
    })
    announce(tx, 'cases')
  })
}

/**
 * The worker's part: what relied on a withdrawn consent is stopped and noted. Run again, it finds
 * nothing left to stop.
 */
export async function stopConsentedUse(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const stopped = await tx.consent.updateManyAndReturn({
      where: { caseId, state: 'withdrawn', stoppedAt: null },
      data: { stoppedAt: deps.clock.now() },
    })
    for (const { kind } of stopped)
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'change',
        code: 'consented-use-stopped',
        detail: { kind },
      })
    announce(tx, 'cases')
  })
}
