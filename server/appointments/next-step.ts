import { deadlineFrom } from '../calendar/deadline.ts'
import { instantOf } from '../calendar/propose-slots.ts'
import { ruleFor } from '../calendar/settings-defaults.ts'
import { localDate } from '../calendar/working-days.ts'
import { queryOf, type Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import type { Appointment } from '../generated/prisma/client.ts'
import { readAmounts } from '../settings/read-amounts.ts'
import { LIVE } from './appointment-words.ts'

/** How long after its beginning somebody is asked whether a talk takes place. */
const SETTLED_IN_MS = 15 * 60_000
const OFFICE_OPENS = '08:00'
/** How long a talk that was cancelled may wait for its message. */
const PATIENCE_MS = 30 * 86_400_000

export type TalkTimes = { silentAt: Date; remindAt: Date; dueAt: Date }

export const isLive = ({ status }: Pick<Appointment, 'status'>): boolean => LIVE.includes(status)

/** When somebody has not answered in time, when who wishes it is reminded, and when the talk has begun. */
export async function timesOf(tx: Tx, { startsAt, bookedAt }: Pick<Appointment, 'startsAt' | 'bookedAt'>): Promise<TalkTimes> {
  const amounts = await readAmounts(queryOf(tx))
  const before = deadlineFrom({ rule: ruleFor('appointment-reminder', amounts), from: localDate(startsAt) }).slice(0, 10)
  return {
    silentAt: new Date(deadlineFrom({ rule: ruleFor('appointment-proposal', amounts), from: localDate(bookedAt) })),
    remindAt: instantOf(before, OFFICE_OPENS),
    dueAt: new Date(startsAt.getTime() + SETTLED_IN_MS),
  }
}

/** Locks a talk: a move that happens meanwhile either is seen by the calculation that follows, or sees the wait that it opens. */
export async function lockAppointment(tx: Tx, appointmentId: string): Promise<void> {
  await queryOf(tx)('SELECT id FROM appointment WHERE id = $1::uuid FOR UPDATE', [appointmentId])
}

/**
 * Instant (ISO) of the next step of a talk: the end of the proposal while it is provisional, the reminder, or its beginning. The caller
 * holds the talk's lock. A talk that was cancelled is on its way out of the wait by its message.
 */
export async function nextStepAt(tx: Tx, deps: Deps, appointmentId: string): Promise<string> {
  const talk = await tx.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
  const now = deps.clock.now()
  if (!isLive(talk)) return new Date(now.getTime() + PATIENCE_MS).toISOString()
  const { silentAt, remindAt, dueAt } = await timesOf(tx, talk)
  const steps = [...(talk.status === 'provisional' && !talk.silentAt ? [silentAt] : []), remindAt].filter((step) => step > now && step < dueAt)
  return new Date(Math.min(dueAt.getTime(), ...steps.map((step) => step.getTime()))).toISOString()
}
