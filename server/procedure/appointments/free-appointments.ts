import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'

/**
 * Gives back the times of a case that ends or rests: nobody waits in a room for somebody who will
 * not come. The process needs no word; its talk ends with the case.
 */
export async function freeAppointments(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  caseId: string,
): Promise<void> {
  await queryOf(tx)(
    `UPDATE appointment
     SET status = 'cancelled', cancelled_by = 'client', excused = true, ended_at = $2,
       next_try = 'stop', reminder_due_at = NULL
     WHERE case_id = $1::uuid AND status IN ('provisional', 'confirmed')`,
    [caseId, deps.clock.now()],
  )
  announce(tx, 'appointments')
}
