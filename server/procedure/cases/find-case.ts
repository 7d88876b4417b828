import type { Case } from '#server/generated/prisma/client.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { casePolicy, type CaseThing } from '#server/web/policies/case-policy.ts'
import { demand } from '#server/web/policies/demand.ts'

export const caseThing = (found: Case): CaseThing => ({
  agency: found.agencyId,
  caseworkerId: found.caseworkerId,
  personId: found.personId,
  restricted: found.restricted,
})

type Verb =
  | 'withdraw'
  | 'recordDeath'
  | 'withdrawConsent'
  | 'decide'
  | 'note'
  | 'moveDeadline'
  | 'endWait'

/** The case if the actor may read it, and may do `verb`. @throws AppError NOT_FOUND, FORBIDDEN */
export async function getCase(
  deps: Deps,
  id: string,
  { actor, verb }: { actor: Actor; verb?: Verb },
): Promise<Case> {
  const found = await deps.db.prisma.case.findUnique({ where: { id } })
  demand(found !== null)
  const thing = caseThing(found)
  demand(casePolicy.read(actor, thing), verb === undefined || casePolicy[verb](actor, thing))
  return found
}

/** States in which a case goes on, also in a pause. */
export const RUNNING = ['opening', 'open', 'paused']
export const isRunning = ({ status }: { status: string }): boolean => RUNNING.includes(status)

/** @throws AppError CASE_CLOSED for a case that has ended */
export function demandRunning(found: Case): void {
  if (isRunning(found)) return
  throw conflict('CASE_CLOSED', {
    de: 'Dieser Fall ist schon beendet.',
    en: 'This case has already ended.',
  })
}
