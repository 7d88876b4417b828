import type { Actor } from '#server/web/auth/actor.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import type { CalendarTalk } from './calendar-schema.ts'
import type { CalendarRow } from './queries-calendar.ts'

/**
 * Talks as the actor may see them: without name and purpose where only the time is theirs to know.
 */
export const presentTalks = (rows: readonly CalendarRow[], actor: Actor): CalendarTalk[] =>
  rows.map(({ caseId, personId, person, purpose, ...row }) => {
    const { agency, caseworkerId, restricted } = row
    const thing = { agency, caseworkerId, personId, restricted }
    return {
      id: row.id,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      room: row.room,
      place: row.place,
      status: row.status,
      with: calendarPolicy.readPerson(actor, thing)
        ? { caseId, personId, person, mayOpenCase: casePolicy.read(actor, thing) }
        : null,
      purpose: calendarPolicy.readPurpose(actor, thing) ? purpose : null,
    }
  })
