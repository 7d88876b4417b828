import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { parseSubject } from '#server/base/subject.ts'
import { isPost } from '#server/web/policies/letter-kinds.ts'
import { letterThing, withOwner } from './letter-thing.ts'

/**
 * Puts a rendered letter where its kind belongs: into the print queue, or, as a paper of the desk
 * and for whatever belongs to a restricted case, to who works on the case. A letter that is held
 * stays held; run again, it changes nothing.
 */
export async function queueLetter(deps: Deps, letterId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const letter = await tx.letter.findUniqueOrThrow({
      where: { id: letterId },
      include: withOwner,
      omit: { data: true },
    })
    const isPrinted = isPost(letter.documentType) && !letterThing(letter).restricted
    const { count } = await tx.letter.updateMany({
      where: { id: letterId, state: 'rendered' },
      data: { state: isPrinted ? 'queued' : 'at-desk', queuedAt: deps.clock.now() },
    })
    if (count === 0) return
    await recordEvent(tx, deps, {
      subject: parseSubject(letter.subject),
      kind: 'letter',
      code: isPrinted ? 'letter-queued' : 'paper-ready',
      detail: { documentType: letter.documentType },
    })
    announce(tx, 'campaigns', 'cases', 'invitations', 'prints')
  })
}
