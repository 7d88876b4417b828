import { freeAppointments } from '../appointments/free-appointments.ts'
import { dayOf } from '../clock.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { closeWaits } from '../waits/close-waits.ts'
import { deletionDay, type EndCode } from './end-codes.ts'
import { recordEvent } from './record-event.ts'

/** Closes the case: status, end code (set before by who decided it), deletion date. Run again, it finds the case closed and changes nothing. */
export async function closeCase(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
    if (found.status === 'closed') return
    const code = (found.endCode ?? 'C11') as EndCode
    const closedAt = deps.clock.now()
    const deletionOn = new Date(deletionDay(code, dayOf(closedAt)))
    await tx.case.update({ where: { id: caseId }, data: { status: 'closed', endCode: code, closedAt, deletionOn, restricted: found.restricted || code === 'C10' } })
    await tx.caseInstance.updateMany({ where: { caseId, toAt: null }, data: { toAt: closedAt } })
    await freeAppointments(tx, deps, caseId)
    await closeWaits(tx, deps, [`case:${caseId}`])
    await recordEvent(tx, deps, { subject: `case:${caseId}`, kind: 'process', code: 'case-closed', detail: { endCode: code } })
    announce(tx, 'cases')
  })
}
