import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { z } from 'zod'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import { recordChoice } from '#server/procedure/deployments/evaluate.ts'
import { textOf, textsOf } from '#server/procedure/tasks/answers.ts'
import type { FormTask, FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { minutesFor, purposeSchema } from './appointment-words.ts'
import { subjectText } from '#server/base/subject.ts'

const attendanceSchema = z.enum(['held', 'late', 'cancelled-client', 'cancelled-office', 'no-show'])
type Attendance = z.infer<typeof attendanceSchema>
const STATUS: Record<Attendance, string> = {
  held: 'held',
  late: 'held',
  'cancelled-client': 'cancelled',
  'cancelled-office': 'cancelled',
  'no-show': 'no-show',
}
const EVENT: Record<Attendance, string> = {
  held: 'talk-held',
  late: 'talk-held',
  'cancelled-client': 'talk-cancelled-client',
  'cancelled-office': 'talk-cancelled-office',
  'no-show': 'talk-no-show',
}

/** The talk of the process in which the task stands: the one whose next step it last waited for. */
async function talkOf(
  tx: Tx,
  { subject, processInstanceKey: scope }: FormTask,
): Promise<Appointment> {
  const waits = await tx.wait.findMany({
    where: { subject: subjectText(subject), scope },
    orderBy: { openedAt: 'desc' },
    select: { id: true },
  })
  const talks = await tx.appointment.findMany({
    where: { waitId: { in: waits.map(({ id }) => id) } },
  })
  const [newest] = waits.flatMap(({ id }) => talks.filter(({ waitId }) => waitId === id))
  if (!newest) throw new Error('the task has no talk')
  return newest
}

/**
 * Whether the talk took place. Missing it is no breach of anything
 * (docs/procedure.md, "Principles").
 */
export const recordAttendance: FormUseCase = {
  async prepare(deps, task) {
    const { purpose } = await talkOf(deps.db.prisma, task)
    return { values: { durationMin: minutesFor(purposeSchema.parse(purpose)) } }
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const attendance = attendanceSchema.parse(answers['attendance'])
    const status = STATUS[attendance]
    const talk = await talkOf(tx, task)
    const cancelledBy = status === 'cancelled' ? attendance.slice('cancelled-'.length) : null
    const isHeld = status === 'held'
    await tx.wait.updateMany({
      where: { subject: subjectText(task.subject), scope: task.processInstanceKey, closedAt: null },
      data: { closedAt: at },
    })
    await tx.appointment.update({
      where: { id: talk.id },
      data: {
        status,
        cancelledBy,
        excused: isHeld ? null : status === 'cancelled' || answers['excused'] === true,
        isLate: attendance === 'late',
        durationMin: isHeld ? Number(answers['durationMin']) : null,
        participants: textsOf(answers['participants']),
        endedAt: at,
        reminderDueAt: null,
      },
    })
    await holdWithoutReason(tx, task.subject.id)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: EVENT[attendance],
      detail: { appointment: talk.id },
      actorId,
    })
    announce(tx, 'cases', 'appointments')
    return { talkHeld: status === 'held' }
  },
}

/** What is tried next: preset by the table, decided by a person. Another way needs a few words. */
export const afterNoShow: FormUseCase = {
  async prepare(deps, task) {
    const talk = await talkOf(deps.db.prisma, task)
    return { values: { nextTry: talk.proposedTry ?? 'letter' } }
  },

  async check(deps, { task, answers }) {
    const talk = await talkOf(deps.db.prisma, task)
    if (answers['nextTry'] === talk.proposedTry || textOf(answers['reason'])) return
    throw invalid([
      {
        path: 'reason',
        message: {
          de: 'Schreiben Sie kurz, warum Sie vom Vorschlag abweichen.',
          en: 'Say briefly why you choose another way than proposed.',
        },
      },
    ])
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const nextTry = String(answers['nextTry'])
    const talk = await talkOf(tx, task)
    await tx.appointment.update({
      where: { id: talk.id },
      data: { nextTry, nextReason: textOf(answers['reason']) },
    })
    await recordChoice(tx, deps, {
      subject: task.subject,
      decisionId: 'no-show',
      chosen: { nextTry },
      isOverride: nextTry !== talk.proposedTry,
      reason: textOf(answers['reason']),
      by: actorId,
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: `next-try-${nextTry}`,
      actorId,
    })
    announce(tx, 'cases', 'appointments')
    return { nextTry: nextTry === 'stop' ? 'stop' : 'again' }
  },
}
