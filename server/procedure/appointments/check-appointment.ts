import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { stepNow } from './next-step.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Whether the talk has begun (`due`) or lies ahead. Who did not answer the letter in time keeps the
 * appointment; the timeline says so once.
 * Run again, it says the same and writes nothing twice.
 */
export async function checkAppointment(
  deps: Deps,
  { caseId, appointmentId }: { caseId: string; appointmentId: string },
): Promise<{ appointmentStep: 'due' | 'ahead' }> {
  return await deps.db.tx(async (tx) => {
    const { isDue, isSilent, now } = await stepNow(tx, deps, appointmentId)
    if (isSilent) {
      const { count } = await tx.appointment.updateMany({
        where: { id: appointmentId, silentAt: null },
        data: { silentAt: now },
      })
      if (count)
        await recordEvent(tx, deps, {
          subject: caseSubject(caseId),
          kind: 'process',
          code: 'talk-stands',
          detail: { appointment: appointmentId },
        })
      announce(tx, 'cases', 'appointments')
    }
    return { appointmentStep: isDue ? 'due' : 'ahead' }
  })
}
