import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import type { CalendarTalk } from './calendar-schema.ts'

export type TalkRow = {
  id: string
  staff_id: string
  starts_at: Date
  ends_at: Date
  status: CalendarTalk['status']
  purpose: string
  room: string | null
  place: CalendarTalk['place']
  case_id: string
  agency: string
  caseworker_id: string | null
  restricted: boolean
  person_id: string
  person: string
}

/** Talks of staff in a stretch of time, by their beginning; what was cancelled or declined leaves the time free and is not there. */
export const readTalks = (
  { db }: Deps,
  { staffIds, from, to }: { staffIds: string[]; from: Date; to: Date },
): Promise<TalkRow[]> =>
  db.query(
    `SELECT a.id, a.staff_id, a.starts_at, a.ends_at, a.status, a.purpose, r.name AS room, a.place, p.id AS person_id, c.id AS case_id, c.agency_id AS agency, c.caseworker_id, c.restricted, p.first_name || ' ' || p.last_name AS person
     FROM appointment a JOIN help_case c ON c.id = a.case_id JOIN person p ON p.id = c.person_id LEFT JOIN room r ON r.id = a.room_id
     WHERE a.staff_id = ANY($1::uuid[]) AND a.starts_at >= $2::timestamptz AND a.starts_at < $3::timestamptz AND a.status IN ('provisional', 'confirmed', 'held', 'no-show') ORDER BY a.starts_at, a.id`,
    [staffIds, from.toISOString(), to.toISOString()],
  )

/** Talks as the actor may see them: without name and purpose where only the time is theirs to know. */
export const talksOf = (rows: readonly TalkRow[], actor: Actor): CalendarTalk[] =>
  rows.map((row) => {
    const thing = {
      agency: row.agency,
      caseworkerId: row.caseworker_id,
      personId: row.person_id,
      restricted: row.restricted,
    }
    return {
      id: row.id,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      room: row.room,
      place: row.place,
      status: row.status,
      with: calendarPolicy.readPerson(actor, thing)
        ? {
            caseId: row.case_id,
            personId: row.person_id,
            person: row.person,
            mayOpenCase: casePolicy.read(actor, thing),
          }
        : null,
      purpose: calendarPolicy.readPurpose(actor, thing) ? row.purpose : null,
    }
  })
