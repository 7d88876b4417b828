import type { Query } from '#server/base/db.ts'
import type { CalendarTalk } from './calendar-schema.ts'

export async function listAgencies(query: Query): Promise<{ id: string; name: string }[]> {
  return await query<{ id: string; name: string }>('SELECT id, name FROM agency ORDER BY name')
}

export type Member = { id: string; displayName: string; agency: string; agencyName: string }

/** Caseworkers of some agencies, or one member of staff. */
export async function listMembers(
  query: Query,
  { agencies = [], staffId = null }: { agencies?: string[]; staffId?: string | null },
): Promise<Member[]> {
  return await query<Member>(
    `SELECT s.id, s.display_name AS "displayName", s.agency_id AS agency, a.name AS "agencyName"
     FROM staff s
       JOIN agency a ON a.id = s.agency_id
     WHERE s.id = $2::uuid
       OR (s.agency_id = ANY($1) AND s.active AND 'caseworker' = ANY(s.roles))
     ORDER BY a.name, s.display_name`,
    [agencies, staffId],
  )
}

export type Absence = { staffId: string; fromOn: string; toOn: string }

/** Absences of staff that touch the days from `from` to `to`, both included. */
export async function listAbsences(
  query: Query,
  { staffIds, from, to }: { staffIds: string[]; from: string; to: string },
): Promise<Absence[]> {
  return await query<Absence>(
    `SELECT staff_id AS "staffId", from_on::text AS "fromOn", to_on::text AS "toOn"
     FROM absence
     WHERE staff_id = ANY($1::uuid[]) AND from_on <= $3::date AND to_on >= $2::date`,
    [staffIds, from, to],
  )
}

export type CalendarRow = {
  id: string
  staffId: string
  startsAt: Date
  endsAt: Date
  status: CalendarTalk['status']
  purpose: string
  room: string | null
  place: CalendarTalk['place']
  caseId: string
  agency: string
  caseworkerId: string | null
  restricted: boolean
  personId: string
  person: string
}

/**
 * Talks of staff in a stretch of time, by their beginning; what was cancelled or declined leaves
 * the time free and is not there.
 */
export async function listCalendarTalks(
  query: Query,
  { staffIds, from, to }: { staffIds: string[]; from: Date; to: Date },
): Promise<CalendarRow[]> {
  return await query<CalendarRow>(
    `SELECT a.id, a.staff_id AS "staffId", a.starts_at AS "startsAt", a.ends_at AS "endsAt",
       a.status, a.purpose, r.name AS room, a.place, p.id AS "personId", c.id AS "caseId",
       c.agency_id AS agency, c.caseworker_id AS "caseworkerId", c.restricted,
       btrim(p.first_name || ' ' || p.last_name) AS person
     FROM appointment a
       JOIN help_case c ON c.id = a.case_id
       JOIN person p ON p.id = c.person_id
       LEFT JOIN room r ON r.id = a.room_id
     WHERE a.staff_id = ANY($1::uuid[])
       AND a.starts_at >= $2::timestamptz AND a.starts_at < $3::timestamptz
       AND a.status IN ('provisional', 'confirmed', 'held', 'no-show')
     ORDER BY a.starts_at, a.id`,
    [staffIds, from.toISOString(), to.toISOString()],
  )
}
