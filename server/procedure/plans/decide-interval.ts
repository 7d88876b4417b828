import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { activePlan } from './read-plan.ts'
import { caseSubject } from '#server/base/subject.ts'

const WEEK_MS = 7 * 86_400_000
const URGENT_DAYS = 30

/**
 * Proposes after how many days the next contact is due. Kept with its inputs; the caseworker may
 * choose another day.
 */
export async function decideInterval(
  deps: Deps,
  { caseId, jobKey }: { caseId: string; jobKey: string },
): Promise<void> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const plan = await activePlan(deps.db.prisma, caseId)
  const now = deps.clock.now().getTime()
  const inputs = {
    urgentLately:
      found.priority === 'P1' && now - found.openedAt.getTime() <= URGENT_DAYS * 86_400_000,
    rhythm: found.contactRhythm,
    measureTrouble: false, // measures are tracked by a process of their own, which is not drawn yet
    planWeeks: plan?.activeFrom ? Math.floor((now - plan.activeFrom.getTime()) / WEEK_MS) : 0,
    workWeeks: null,
    supportLevel: found.supportLevel,
  }
  const decided = await evaluate(deps, 'follow-up-interval', inputs)
  await deps.db.tx((tx) =>
    recordDecision(tx, deps, { decided, subject: caseSubject(caseId), jobKey }),
  )
}
