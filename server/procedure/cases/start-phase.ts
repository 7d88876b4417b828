import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

export type Phase = 'intake' | 'assessment' | 'agreement' | 'follow-up' | 'review' | 'closure'

/**
 * The case enters a phase: noted at the case and in its timeline. Run again, it finds the phase
 * entered.
 */
export async function startPhase(
  deps: Deps,
  { caseId, phase, jobKey }: { caseId: string; phase: Phase; jobKey: string },
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: caseId, OR: [{ phaseJobKey: null }, { phaseJobKey: { not: jobKey } }] },
      data: { phase, phaseJobKey: jobKey },
    })
    if (count === 0) return
    if (phase !== 'intake')
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'process',
        code: `phase-${phase}`,
      })
    announce(tx, 'cases')
  })
}
