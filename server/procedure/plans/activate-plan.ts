import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import { lockCase } from '#server/procedure/cases/lock-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseSubject } from '#server/base/subject.ts'

/** Puts the agreed draft into force: exactly one version is. Run again, it finds its work done. */
export async function activatePlan(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockCase(tx, caseId)
    const draft = await tx.helpPlan.findFirst({
      where: { caseId, state: 'draft', outcome: { in: ['signed', 'agreed-not-signed'] } },
      orderBy: { version: 'desc' },
    })
    if (!draft) return
    await tx.helpPlan.updateMany({
      where: { caseId, state: 'active' },
      data: { state: 'replaced' },
    })
    await tx.helpPlan.update({
      where: { id: draft.id },
      data: { state: 'active', activeFrom: deps.clock.now() },
    })
    await tx.case.update({
      where: { id: caseId },
      data: { reviewDueOn: draft.reviewOn, nextContactOn: null },
    })
    await recordEvent(tx, deps, {
      subject: caseSubject(caseId),
      kind: 'process',
      code: 'plan-active',
      detail: { version: draft.version },
    })
    announce(tx, 'cases')
  })
}
