import { dayOf } from '#server/base/clock.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { endCase } from './end-case.ts'
import { deletionDay, getEndCode } from './end-codes.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Closes the case: status, end code (set before by who decided it), deletion date. Run again, it
 * finds the case closed and changes nothing.
 */
export async function closeCase(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
    const code = getEndCode(found.endCode ?? 'C11')
    const closedAt = deps.clock.now()
    const deletionOn = new Date(deletionDay(code, dayOf(closedAt)))
    const isEnded = await endCase(tx, deps, {
      caseId,
      change: {
        status: 'closed',
        endCode: code,
        closedAt,
        deletionOn,
        restricted: found.restricted || code === 'C10',
      },
    })
    if (!isEnded) return
    await tx.caseInstance.updateMany({ where: { caseId, toAt: null }, data: { toAt: closedAt } })
    await recordEvent(tx, deps, {
      subject: caseSubject(caseId),
      kind: 'process',
      code: 'case-closed',
      detail: { endCode: code },
    })
    announce(tx, 'cases')
  })
}
