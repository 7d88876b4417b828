import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { caseThing, getCase } from './find-case.ts'
import { proposeIn } from './propose-assignment.ts'
import { lockProposals } from './queries.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

type Conflict = { id: string; staffId: string }

/**
 * Notes that a member of staff has a conflict of interest with the person of a case: they are not
 * proposed, and nothing of the person is given to them any more (docs/procedure.md, "Assignment").
 * Why is not asked. A proposal that named them is made anew; a case that they lead stays with them
 * until the lead hands it over.
 */
export async function declareConflict(
  deps: Deps,
  { id, staffId }: Conflict,
  actor: Actor,
): Promise<void> {
  const { personId } = await demandRight(deps, { id, staffId }, actor)
  await deps.db.prisma.staff.findUniqueOrThrow({ where: { id: staffId } })
  await deps.db.tx(async (tx) => {
    await lockProposals(queryOf(tx))
    const data = { staffId, personId, declaredBy: actor.id, declaredAt: deps.clock.wallNow() }
    const { count } = await tx.staffConflict.createMany({ data, skipDuplicates: true })
    if (count === 0) return
    const proposed = await tx.case.updateManyAndReturn({
      where: { personId, caseworkerId: null, proposedId: staffId },
      data: { proposedId: null, proposalNote: [] },
      select: { id: true },
    })
    for (const each of proposed) await proposeIn(tx, deps, each.id)
    await note(tx, deps, { id, staffId, actor, code: 'conflict-declared' })
  })
}

/** Takes a declaration back that was a mistake. */
export async function takeBackConflict(
  deps: Deps,
  { id, staffId }: Conflict,
  actor: Actor,
): Promise<void> {
  const { personId } = await demandRight(deps, { id, staffId }, actor)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.staffConflict.deleteMany({ where: { staffId, personId } })
    if (count) await note(tx, deps, { id, staffId, actor, code: 'conflict-taken-back' })
  })
}

async function demandRight(
  deps: Deps,
  { id, staffId }: Conflict,
  actor: Actor,
): Promise<{ personId: string }> {
  const found = await getCase(deps, id, { actor })
  demand(true, casePolicy.declareConflict(actor, caseThing(found), staffId))
  return found
}

type Note = Conflict & { actor: Actor; code: 'conflict-declared' | 'conflict-taken-back' }

async function note(tx: Tx, deps: Deps, { id, staffId, actor, code }: Note): Promise<void> {
  await recordEvent(tx, deps, { subject: caseSubject(id), kind: 'change', code, actorId: actor.id })
  await recordAudit(tx, deps, {
    actor,
    action: `case.${code}`,
    subject: caseSubject(id),
    detail: { staff: staffId },
  })
  announce(tx, 'cases', 'actors')
}
