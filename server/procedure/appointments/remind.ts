import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { stepNow } from './next-step.ts'
import { caseSubject } from '#server/base/subject.ts'

/** Consents that allow a reminder, whichever way the person chose. */
const CONSENTS = ['contact-phone', 'contact-email', 'contact-sms']

/**
 * Puts a reminder on the customer centre's list when its day has come and the person agreed to be
 * reminded; nobody else is. A consent that was withdrawn counts no more.
 * Run again, it finds the reminder on the list.
 */
export async function remind(
  deps: Deps,
  { caseId, appointmentId }: { caseId: string; appointmentId: string },
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { isForReminder, now } = await stepNow(tx, deps, appointmentId)
    if (!isForReminder) return
    const agreed = await tx.consent.count({
      where: { caseId, kind: { in: CONSENTS }, state: 'given', withdrawnAt: null },
    })
    if (agreed === 0) return
    const { count } = await tx.appointment.updateMany({
      where: { id: appointmentId, reminderDueAt: null, remindedAt: null },
      data: { reminderDueAt: now },
    })
    if (count)
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'process',
        code: 'talk-reminder-due',
        detail: { appointment: appointmentId },
      })
    announce(tx, 'appointments')
  })
}
