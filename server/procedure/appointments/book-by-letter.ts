import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, NotYet } from '#server/base/errors.ts'
import type { Purpose } from './appointment-words.ts'
import { bookAppointment } from './book-appointment.ts'
import { planTalk } from './plan-talk.ts'
import { findLive } from './propose-talk.ts'
import { proposeFor } from './slot-facts.ts'
import { caseSubject } from '#server/base/subject.ts'

const TRIES = 5

/**
 * Keeps the first free time for a talk that a letter will name: provisional, and valid also if
 * nobody answers. A time that somebody else took in between gives way to the next.
 * Run again, it finds the time that it kept.
 * @throws NotYet when every try lost its time to somebody else
 */
export async function bookByLetter(
  deps: Deps,
  { caseId, purpose }: { caseId: string; purpose: Purpose },
): Promise<{ appointmentId: string }> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const booked = await tryOnce(deps, { caseId, purpose }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'SLOT_TAKEN') return null
      throw error
    })
    if (booked) return { appointmentId: booked }
  }
  throw new NotYet('NO_TIME_KEPT')
}

async function tryOnce(
  deps: Deps,
  { caseId, purpose }: { caseId: string; purpose: Purpose },
): Promise<string> {
  return await deps.db.tx(async (tx) => {
    const live = await findLive(tx, { caseId, purpose })
    if (live) return live.id
    const [slot] = await proposeFor(queryOf(tx), deps, { caseId, purpose, isByLetter: true })
    if (!slot) throw new NotYet('NO_TIME_FREE')
    const planned = await planTalk(tx, deps, {
      caseId,
      purpose,
      startsAt: new Date(slot.startsAt),
      place: 'agency',
      roomId: slot.roomId,
    })
    const { id } = await bookAppointment(tx, {
      ...planned,
      mode: 'letter',
      status: 'provisional',
      bookedBy: null,
      at: deps.clock.now(),
    })
    await recordEvent(tx, deps, {
      subject: caseSubject(caseId),
      kind: 'contact',
      code: 'talk-proposed',
      detail: { appointment: id },
    })
    announce(tx, 'cases', 'appointments')
    return id
  })
}
