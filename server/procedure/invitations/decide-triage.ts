import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision, type Decided } from '#server/procedure/deployments/evaluate.ts'
import { invitationSubject } from '#server/base/subject.ts'
import { triageInputs } from './triage-facts.ts'

/** Urgency P1–P3 from the hints given with an answer. */
export async function triagePriority(
  deps: Deps,
  { hints }: { hints: readonly string[] },
): Promise<{ priority: string; decided: Decided }> {
  const decided = await evaluate(deps, 'triage-priority', triageInputs(hints))
  return { priority: String(decided.outputs['priority']), decided }
}

/** Decides the urgency of an invitation that was accepted. Run again, it decides the same. */
export async function decideTriage(
  deps: Deps,
  { invitationId, jobKey }: { invitationId: string; jobKey: string },
): Promise<{ priority: string }> {
  const answer = await deps.db.prisma.invitationAnswer.findFirst({
    where: { invitationId, replacedBy: null },
    orderBy: { answeredAt: 'desc' },
  })
  const { priority, decided } = await triagePriority(deps, { hints: answer?.urgentHints ?? [] })
  await deps.db.tx(async (tx) => {
    await recordDecision(tx, deps, { decided, subject: invitationSubject(invitationId), jobKey })
    await tx.invitation.update({ where: { id: invitationId }, data: { priority } })
  })
  return { priority }
}
