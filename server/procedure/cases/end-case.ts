import { freeAppointments } from '#server/procedure/appointments/free-appointments.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { holdLetters, holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { closeWaits } from '#server/procedure/waits/close-waits.ts'
import type { EndCode } from './end-codes.ts'
import { RUNNING } from './find-case.ts'
import { hideTasks } from './hide-tasks.ts'
import { caseSubject } from '#server/base/subject.ts'

/** `closing`: ended by a person, the engine follows; `closed`: the process has come to its end. */
type End = 'closing' | 'closed'
const BEFORE: Record<End, string[]> = { closing: RUNNING, closed: [...RUNNING, 'closing'] }

type Ending = {
  caseId: string
  /** What the row says from now on. */
  change: {
    status: End
    endCode: EndCode
    restricted?: boolean
    withdrawnAt?: Date
    closedAt?: Date
    deletionOn?: Date
  }
  /** Holds every letter of the case for this; without it those whose reason goes with the end. */
  holdReason?: string
}

/**
 * Ends a case in the transaction of what ended it: its times are given back and nothing is awaited
 * any more; what a person ended loses its open tasks, too (a process that came to its end has none
 * left). Message, timeline and audit are the caller's. False where it had ended before: then
 * nothing changes.
 */
export async function endCase(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { caseId, change, holdReason }: Ending,
): Promise<boolean> {
  const subject = caseSubject(caseId)
  const { count } = await tx.case.updateMany({
    where: { id: caseId, status: { in: BEFORE[change.status] } },
    data: change,
  })
  if (count === 0) return false
  if (holdReason) await holdLetters(tx, { caseId, reason: holdReason })
  if (change.status === 'closing') await hideTasks(tx, subject, caseId)
  await freeAppointments(tx, deps, caseId)
  await holdWithoutReason(tx, caseId)
  await closeWaits(tx, deps, [subject])
  return true
}
