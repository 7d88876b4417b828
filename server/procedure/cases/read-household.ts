import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { caseThing } from './find-case.ts'

export type HouseholdAtAGlance = {
  type: string
  othersWithCase: number
  earlierCases: { id: string; caseRef: string | null; closedOn: string | null }[]
}

/**
 * The household of a case: that others of it have a case is told, who and why is not. Earlier cases
 * of the same person are named to those who may read them.
 */
export async function readHousehold(
  deps: Deps,
  found: Case,
  actor: Actor,
): Promise<HouseholdAtAGlance> {
  const { householdId, household } = await deps.db.prisma.person.findUniqueOrThrow({
    where: { id: found.personId },
    include: { household: true },
  })
  const [othersWithCase, own] = await Promise.all([
    deps.db.prisma.case.count({
      where: {
        person: { householdId },
        personId: { not: found.personId },
        status: { not: 'closed' },
      },
    }),
    deps.db.prisma.case.findMany({
      where: { personId: found.personId, id: { not: found.id } },
      orderBy: { openedAt: 'desc' },
    }),
  ])
  const readable = own.filter((each) => casePolicy.read(actor, caseThing(each)))
  return {
    type: household.type,
    othersWithCase,
    earlierCases: readable.map(({ id, caseRef, closedAt }) => ({
      id,
      caseRef,
      closedOn: closedAt && dayOf(closedAt),
    })),
  }
}
