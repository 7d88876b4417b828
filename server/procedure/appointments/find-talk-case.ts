import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing, RUNNING } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import { demand } from '#server/web/policies/demand.ts'

/**
 * The case in which talks with a person are arranged. The customer centre learns that there is one,
 * nothing of it. @throws AppError NOT_FOUND where there is none, or none for the actor
 */
export async function findTalkCase(
  deps: Deps,
  personId: string,
  actor: Actor,
): Promise<{ caseId: string }> {
  const found = await deps.db.prisma.case.findFirst({
    where: { personId, status: { in: RUNNING } },
    orderBy: { openedAt: 'desc' },
  })
  demand(found !== null && appointmentPolicy.arrange(actor, caseThing(found)))
  return { caseId: found.id }
}
