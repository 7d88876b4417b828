import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { parseSubject } from '#server/base/subject.ts'

/**
 * Puts a rendered letter into the print queue. A letter that is held stays held; run again, it
 * changes nothing.
 */
export async function queueLetter(deps: Deps, letterId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: letterId, state: 'rendered' },
      data: { state: 'queued', queuedAt: deps.clock.now() },
    })
    if (count === 0) return
    const letter = await tx.letter.findUniqueOrThrow({
      where: { id: letterId },
      select: { subject: true, documentType: true },
    })
    await recordEvent(tx, deps, {
      subject: parseSubject(letter.subject),
      kind: 'letter',
      code: 'letter-queued',
      detail: { documentType: letter.documentType },
    })
    announce(tx, 'campaigns', 'cases', 'invitations', 'prints')
  })
}
