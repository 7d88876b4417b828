import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { caseThing } from './find-case.ts'

type EarlierCase = { id: string; caseRef: string | null; closedOn: string | null }

/** Other cases of the same person, to those who may read them. */
export async function listEarlierCases(
  deps: Deps,
  found: Case,
  actor: Actor,
): Promise<EarlierCase[]> {
  const own = await deps.db.prisma.case.findMany({
    where: { personId: found.personId, id: { not: found.id } },
    orderBy: { openedAt: 'desc' },
  })
  return own
    .filter((each) => casePolicy.read(actor, caseThing(each)))
    .map(({ id, caseRef, closedAt }) => ({ id, caseRef, closedOn: closedAt && dayOf(closedAt) }))
}
