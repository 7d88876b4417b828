import { z } from 'zod'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { whenWords } from '#server/procedure/calendar/when-words.ts'
import { instantOf } from '#server/procedure/calendar/propose-slots.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { textOf, type Answers } from '#server/procedure/tasks/answers.ts'
import type { FormTask, FormUseCase, Submitted } from '#server/procedure/tasks/form-use-case.ts'
import { minutesFor, modeSchema, placeSchema, purposeSchema } from './appointment-words.ts'
import { bookAppointment, demandFree } from './book-appointment.ts'
import { planTalk } from './plan-talk.ts'

const MINUTE_MS = 60_000

/** What was proposed where the task stands. */
const requestOf = (tx: Tx, { subject, processInstanceKey: scope }: FormTask) =>
  tx.appointmentRequest.findFirstOrThrow({
    where: { caseId: subject.id, scope },
    orderBy: { openedAt: 'desc' },
  })

const slotsSchema = z.array(z.object({ startsAt: z.string() }))

/** The instant that was agreed on: one of the proposed, or a day and a time of day. */
const instantIn = ({ slot, otherOn, otherAt }: Answers): Date =>
  slot === 'other'
    ? instantOf(String(otherOn), String(otherAt).padStart(5, '0'))
    : new Date(String(slot))

/**
 * A time is agreed on with the person: at the phone, at the counter, or by the caseworker in the
 * talk before (docs/procedure.md, "Appointments").
 */
export const agreeOnTalk: FormUseCase = {
  async prepare(deps, task) {
    const { slots } = await requestOf(deps.db.prisma, task)
    const times = slotsSchema.parse(slots).map(({ startsAt }) => ({
      value: startsAt,
      label: whenWords(new Date(startsAt)).de,
      labelEn: whenWords(new Date(startsAt)).en,
    }))
    return {
      values: { place: 'agency' },
      choices: {
        slot: [...times, { value: 'other', label: 'ein anderer Tag', labelEn: 'another day' }],
      },
    }
  },

  async check(deps, { task, answers }) {
    if (answers['result'] !== 'agreed') return
    await deps.db.tx(async (tx) => await demandFree(tx, await planned(tx, deps, { task, answers })))
  },

  async apply(tx, deps, submitted) {
    const { task, answers, actorId, at } = submitted
    announce(tx, 'cases', 'appointments')
    switch (answers['result']) {
      case 'agreed': {
        const mode = modeSchema.parse(textOf(answers['agreedBy']) ?? 'talk')
        const { id } = await bookAppointment(tx, {
          ...(await planned(tx, deps, submitted)),
          mode,
          status: 'confirmed',
          bookedBy: actorId,
          at,
        })
        await recordEvent(tx, deps, {
          subject: task.subject,
          kind: 'contact',
          code: 'talk-booked',
          detail: { appointment: id },
          actorId,
        })
        return { appointmentId: id, appointmentMode: 'agreed' }
      }
      case 'now':
        return {
          appointmentId: await recordTalkNow(tx, deps, submitted),
          appointmentMode: 'now',
          talkHeld: true,
        }
      case 'by-letter':
        return await askForLetter(tx, deps, submitted)
      default:
        return await noteNoTalk(tx, deps, submitted)
    }
  },
}

async function planned(tx: Tx, deps: Deps, { task, answers }: Pick<Submitted, 'task' | 'answers'>) {
  const caseId = task.subject.id
  const { purpose } = await requestOf(tx, task)
  return await planTalk(tx, deps, {
    caseId,
    purpose: purposeSchema.parse(purpose),
    startsAt: instantIn(answers),
    place: placeSchema.parse(answers['place']),
  })
}

/** The person is here: the talk takes place at once, in no calendar before. */
async function recordTalkNow(
  tx: Tx,
  deps: Deps,
  { task, actorId, at }: Submitted,
): Promise<string> {
  const caseId = task.subject.id
  const purpose = purposeSchema.parse((await requestOf(tx, task)).purpose)
  const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
  const staffId = found.caseworkerId ?? actorId
  if (!staffId) throw new Error('nobody holds this talk')
  const endsAt = new Date(at.getTime() + minutesFor(purpose) * MINUTE_MS)
  const row = await tx.appointment.create({
    data: {
      caseId,
      purpose,
      startsAt: at,
      endsAt,
      staffId,
      mode: 'now',
      status: 'held',
      bookedBy: actorId,
      bookedAt: at,
      endedAt: at,
      participants: [],
    },
  })
  await recordEvent(tx, deps, {
    subject: task.subject,
    kind: 'contact',
    code: 'talk-held',
    detail: { appointment: row.id },
    actorId,
  })
  return row.id
}

async function askForLetter(
  tx: Tx,
  deps: Deps,
  { task, actorId }: Submitted,
): Promise<{ appointmentMode: string }> {
  const { id } = await requestOf(tx, task)
  await tx.appointmentRequest.update({ where: { id }, data: { isByLetterWished: true } })
  await recordEvent(tx, deps, {
    subject: task.subject,
    kind: 'contact',
    code: 'talk-by-letter-wished',
    actorId,
  })
  return { appointmentMode: 'by-letter' }
}

/** A no to the first talk is a no to the offer: nothing is left to report. */
async function noteNoTalk(
  tx: Tx,
  deps: Deps,
  { task, actorId }: Submitted,
): Promise<{ appointmentMode: string; talkHeld: boolean }> {
  const caseId = task.subject.id
  const { purpose } = await requestOf(tx, task)
  if (purpose === 'intake')
    await tx.case.update({ where: { id: caseId }, data: { endCode: 'C11' } })
  await recordEvent(tx, deps, {
    subject: task.subject,
    kind: 'decision',
    code: 'talk-not-wished',
    actorId,
  })
  return { appointmentMode: 'none', talkHeld: false }
}
