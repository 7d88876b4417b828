import { recordEvent } from '../cases/record-event.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { isLive, timesOf } from './next-step.ts'

/**
 * Whether the talk has begun (`due`) or lies ahead. Who did not answer the letter in time keeps the appointment; the timeline says so once.
 * Run again, it says the same and writes nothing twice.
 */
export async function checkAppointment(deps: Deps, { caseId, appointmentId }: { caseId: string; appointmentId: string }): Promise<{ appointmentStep: 'due' | 'ahead' }> {
  return await deps.db.tx(async (tx) => {
    const talk = await tx.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    const now = deps.clock.now()
    const { silentAt, dueAt } = await timesOf(tx, talk)
    if (!isLive(talk)) return { appointmentStep: 'ahead' }
    if (now >= dueAt) return { appointmentStep: 'due' }
    if (talk.status === 'provisional' && now >= silentAt) {
      const { count } = await tx.appointment.updateMany({ where: { id: appointmentId, silentAt: null }, data: { silentAt: now } })
      if (count) await recordEvent(tx, deps, { subject: `case:${caseId}`, kind: 'process', code: 'talk-stands', detail: { appointment: appointmentId } })
      announce(tx, 'cases', 'appointments')
    }
    return { appointmentStep: 'ahead' }
  })
}
