import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { instantOf } from '#server/procedure/calendar/propose-slots.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Appointment } from '#server/generated/prisma/client.ts'
import { LIVE } from './appointment-words.ts'

/** How long after its beginning somebody is asked whether a talk takes place. */
const SETTLED_IN_MS = 15 * 60_000
const OFFICE_OPENS = '08:00'
/** How long a talk that was cancelled may wait for its message. */
const PATIENCE_MS = 30 * 86_400_000

type Talk = Pick<Appointment, 'status' | 'startsAt' | 'bookedAt' | 'silentAt'>

/** What holds for a talk at an instant. */
export type TalkStep = {
  /** It has begun: somebody says whether it takes place. */
  isDue: boolean
  /** Nobody answered the letter in time and this is not noted yet: the time stands. */
  isSilent: boolean
  /** The day of the reminder has come, for those who wish one. */
  isForReminder: boolean
  /** When to look again. */
  nextAt: Date
}

export const isLive = ({ status }: Pick<Appointment, 'status'>): boolean => LIVE.includes(status)

/**
 * What holds for a talk at `now`, by the settings (docs/procedure.md, "Appointments"): the end of
 * the proposal while it is provisional, then the reminder, then its beginning.
 * One that was cancelled is on its way out of its wait by a message; nothing is done with it any
 * more.
 */
export function talkStep(
  talk: Talk,
  { amounts, now }: { amounts: Record<string, number>; now: Date },
): TalkStep {
  if (!isLive(talk))
    return {
      isDue: false,
      isSilent: false,
      isForReminder: false,
      nextAt: new Date(now.getTime() + PATIENCE_MS),
    }
  const silentAt = new Date(
    deadlineFrom({
      rule: ruleFor('appointment-proposal', amounts),
      from: localDate(talk.bookedAt),
    }),
  )
  const remindAt = instantOf(
    deadlineFrom({
      rule: ruleFor('appointment-reminder', amounts),
      from: localDate(talk.startsAt),
    }).slice(0, 10),
    OFFICE_OPENS,
  )
  const dueAt = new Date(talk.startsAt.getTime() + SETTLED_IN_MS)
  const isUnanswered = talk.status === 'provisional' && talk.silentAt === null
  const isDue = now >= dueAt
  const steps = [...(isUnanswered ? [silentAt] : []), remindAt].filter(
    (step) => step > now && step < dueAt,
  )
  return {
    isDue,
    isSilent: !isDue && isUnanswered && now >= silentAt,
    isForReminder: !isDue && now >= remindAt,
    nextAt: new Date(Math.min(dueAt.getTime(), ...steps.map((step) => step.getTime()))),
  }
}
