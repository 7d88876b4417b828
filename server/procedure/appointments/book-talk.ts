import { recordAudit } from '#server/base/audit/record-audit.ts'
import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { timeOf } from '#server/procedure/calendar/propose-slots.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { demandRunning } from '#server/procedure/cases/find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { getAnyTask } from '#server/procedure/tasks/find-task.ts'
import type { WithForms } from '#server/procedure/tasks/form-use-case.ts'
import { submitForColleague } from '#server/procedure/tasks/submit-task.ts'
import { beginNow } from './begin-now.ts'
import { bookAppointment } from './book-appointment.ts'
import { findAgreeing, getArrangeable } from './list-appointments.ts'
import { planTalk } from './plan-talk.ts'
import { findLive } from './propose-talk.ts'
import type { BookingBody } from './schema.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Books a talk from wherever one stands: where the procedure waits for a time, its task is done by
 * this; else it is a talk in between, with a small process of its own.
 * @throws AppError NOT_FOUND, FORBIDDEN, CASE_CLOSED, SLOT_TAKEN, STAFF_AWAY, TALK_AHEAD,
 *   NOTHING_TO_ARRANGE, INVALID
 */
export async function bookTalk(
  { deps, forms }: WithForms,
  { caseId, body }: { caseId: string; body: BookingBody },
  actor: Actor,
): Promise<void> {
  demandRunning(await getArrangeable(deps, caseId, { actor, arranges: true }))
  const agreeing = await findAgreeing(deps, caseId)
  if (agreeing) return await answerTask({ deps, forms }, { taskKey: agreeing.key, body }, actor)
  if ('now' in body) return await beginNow(deps, caseId, actor)
  await bookBetween(deps, { caseId, body }, actor)
}

type Timed = Exclude<BookingBody, { now: true }>

async function answerTask(
  { deps, forms }: WithForms,
  { taskKey, body }: { taskKey: string; body: BookingBody },
  actor: Actor,
): Promise<void> {
  const task = await getAnyTask(deps, taskKey)
  const how =
    task.formId === 'agree-slot'
      ? { agreedBy: hasRole(actor, 'customer-centre') ? 'phone' : 'counter' }
      : {}
  const answers =
    'now' in body
      ? { result: 'now' }
      : {
          result: 'agreed',
          slot: 'other',
          otherOn: localDate(new Date(body.startsAt)),
          otherAt: timeOf(new Date(body.startsAt).toISOString()),
          place: body.place,
          ...how,
        }
  await submitForColleague({ deps, forms }, { task, answers }, actor)
}

async function bookBetween(
  deps: Deps,
  { caseId, body: { startsAt, place } }: { caseId: string; body: Timed },
  actor: Actor,
): Promise<void> {
  const subject = caseSubject(caseId)
  await deps.db.tx(async (tx) => {
    const planned = await planTalk(tx, deps, {
      caseId,
      purpose: 'extra',
      startsAt: new Date(startsAt),
      place,
    })
    const mode = hasRole(actor, 'customer-centre') ? 'phone' : 'talk'
    const booked = await bookAppointment(tx, {
      ...planned,
      mode,
      status: 'confirmed',
      bookedBy: actor.id,
      at: deps.clock.now(),
    })
    const live = await findLive(tx, { caseId, purpose: 'extra' })
    if (live && live.id !== booked.id)
      throw conflict('TALK_AHEAD', {
        de: 'Ein Gespräch zwischendurch steht schon an. Verschieben Sie jenen Termin.',
        en: 'A talk in between lies ahead already. Please move that one.',
      })
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'CaseActionRequested',
      correlationKey: caseId,
      variables: {},
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code: 'talk-booked',
      detail: { appointment: booked.id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'appointment.book',
      subject,
      detail: { appointment: booked.id },
    })
    announce(tx, 'cases', 'appointments')
  })
}
