import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Proposes what to try after a talk that did not take place, from how often that happened in a row.
 * Kept with its inputs.
 */
export async function decideNoShow(
  deps: Deps,
  { caseId, jobKey }: { caseId: string; jobKey: string },
): Promise<void> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const past = await deps.db.prisma.appointment.findMany({
    where: { caseId, endedAt: { not: null } },
    orderBy: { endedAt: 'desc' },
    take: 50,
  })
  const sinceHeld = past.findIndex(({ status }) => status === 'held')
  const row = sinceHeld < 0 ? past : past.slice(0, sinceHeld)
  const inputs = {
    priority: found.priority,
    excused: row[0]?.excused ?? false,
    missedInRow: row.filter(({ status, excused }) => status === 'no-show' && excused !== true)
      .length,
    isIntake: sinceHeld < 0 && found.phase === 'intake',
  }
  const decided = await evaluate(deps, 'no-show', inputs)
  await deps.db.tx(async (tx) => {
    await recordDecision(tx, deps, { decided, subject: caseSubject(caseId), jobKey })
    if (row[0])
      await tx.appointment.update({
        where: { id: row[0].id },
        data: { proposedTry: String(decided.outputs['nextTry']) },
      })
  })
}
