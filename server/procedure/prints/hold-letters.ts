import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'

export type HoldTarget = {
  caseId?: string | null
  invitationId?: string | null
  personId?: string | null
  reason: string
}

/**
 * Holds every letter of a case, an invitation or a person that is not posted yet, also one that
 * lies in a run.
 */
export async function holdLetters(
  tx: Tx,
  { caseId, invitationId, personId, reason }: HoldTarget,
): Promise<void> {
  const targets = [
    caseId ? { caseId } : null,
    invitationId ? { invitationId } : null,
    personId ? { personId } : null,
  ].filter((target) => target !== null)
  if (targets.length === 0) return
  await tx.letter.updateMany({
    where: { OR: targets, state: { in: ['rendered', 'queued', 'in-run'] } },
    data: { state: 'held', holdReason: reason, runId: null },
  })
  announce(tx, 'prints')
}

/**
 * The worker's part of a right of the person; the click has held the letters before, this finds
 * what came in between.
 */
export const holdForProcess = async (deps: Deps, target: HoldTarget): Promise<void> =>
  deps.db.tx((tx) => holdLetters(tx, target))
