import { storedDay } from '#server/base/clock.ts'
import { randomUUID } from 'node:crypto'
import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { lockCase } from '#server/procedure/cases/lock-case.ts'
import { lockAppointment } from '#server/procedure/appointments/lock-appointment.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { dueDate, notInPause } from './due-date.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

/** The wait of a pause itself. */
const PAUSE = 'pause-max'

export type DeadlineRequest = {
  subject: Subject
  letterId: string | null
  appointmentId: string | null
  rule: string
  /** Variable that gets the date. */
  result: string
  jobKey: string
  processInstanceKey: string
  elementId: string
}

/**
 * Opens a wait with a new id and its date and closes the one before it. A date that a person asked
 * for wins once. The same job again gives the same wait: its key is unique.
 */
export async function calculateDeadline(
  deps: Deps,
  request: DeadlineRequest,
): Promise<{ waitId: string; dueAt: string }> {
  const {
    subject,
    letterId,
    appointmentId,
    rule,
    result,
    jobKey,
    processInstanceKey: scope,
    elementId,
  } = request
  return await deps.db.tx(async (tx) => {
    if (appointmentId) await lockAppointment(tx, appointmentId)
    else if (subject.kind === 'case') await lockCase(tx, subject.id) // it may pause just now
    const known = await tx.wait.findUnique({ where: { jobKey } })
    if (known) return { waitId: known.id, dueAt: known.dueAt.toISOString() }
    const before = await tx.wait.findFirst({
      where: { subject: subjectText(subject), scope, kind: result },
      orderBy: { openedAt: 'desc' },
    })
    await tx.wait.updateMany({
      where: { subject: subjectText(subject), scope, kind: result, closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    const dueAt = before?.movedTo
      ? await takeMoved(tx, { id: before.id, rule, subject, movedTo: before.movedTo })
      : await dueDate(tx, deps, { rule, subject, letterId, appointmentId })
    const waitId = randomUUID()
    await tx.wait.create({
      data: {
        id: waitId,
        subject: subjectText(subject),
        kind: result,
        rule,
        dueAt: new Date(dueAt),
        jobKey,
        scope,
        elementId,
        openedAt: deps.clock.now(),
      },
    })
    if (appointmentId)
      await tx.appointment.update({ where: { id: appointmentId }, data: { waitId } })
    announce(tx, 'cases', 'invitations', 'campaigns')
    return { waitId, dueAt }
  })
}

type Moved = { id: string; rule: string; subject: Subject; movedTo: Date }

/**
 * The date that was asked for, which counts once. A pause may be moved itself; it holds for all
 * other waits.
 */
async function takeMoved(tx: Tx, { id, rule, subject, movedTo }: Moved): Promise<string> {
  await tx.wait.update({ where: { id }, data: { movedTo: null } })
  const asked = deadlineOn(storedDay(movedTo))
  if (rule !== PAUSE) return await notInPause(tx, subject, asked)
  await tx.case.updateMany({
    where: { id: subject.id, status: 'paused' },
    data: { pausedUntil: movedTo },
  })
  return asked
}
