import type { Query } from '#server/base/db.ts'

/** What a talk needs for itself, and when. */
export type Need = {
  caseId: string
  staffId: string
  roomId: string | null
  startsAt: Date
  endsAt: Date
}

/** A talk that has the time, and the names of who holds it, where, and who booked it. */
export type Taker = {
  staffId: string
  caseId: string
  startsAt: Date
  staff: string
  room: string | null
  booker: string | null
}

/** Locks case, caseworker and room, always in this order. */
export async function lockParties(
  query: Query,
  { caseId, staffId, roomId }: Pick<Need, 'caseId' | 'staffId' | 'roomId'>,
): Promise<void> {
  await query('SELECT id FROM help_case WHERE id = $1::uuid FOR NO KEY UPDATE', [caseId])
  await query('SELECT id FROM staff WHERE id = $1::uuid FOR NO KEY UPDATE', [staffId])
  await query('SELECT id FROM room WHERE id = $1::uuid FOR NO KEY UPDATE', [roomId])
}

/**
 * The talk that takes person, caseworker or room (looked for in this order); `except` is left out.
 */
export async function findTaker(
  query: Query,
  { caseId, staffId, roomId, startsAt, endsAt }: Need,
  except: string | null,
): Promise<Taker | null> {
  const [found] = await query<Taker>(
    `SELECT a.staff_id AS "staffId", a.case_id AS "caseId", a.starts_at AS "startsAt",
       s.display_name AS staff, r.name AS room, b.display_name AS booker
     FROM appointment a
       JOIN staff s ON s.id = a.staff_id
       LEFT JOIN room r ON r.id = a.room_id
       LEFT JOIN staff b ON b.id = a.booked_by
     WHERE a.status IN ('provisional', 'confirmed')
       AND tstzrange(a.starts_at, a.ends_at) && tstzrange($4::timestamptz, $5::timestamptz)
       AND (a.case_id = $1::uuid OR a.staff_id = $2::uuid OR a.room_id = $3::uuid)
       AND a.id IS DISTINCT FROM $6::uuid
     ORDER BY a.case_id <> $1::uuid, a.staff_id <> $2::uuid, a.starts_at
     LIMIT 1`,
    [caseId, staffId, roomId, startsAt.toISOString(), endsAt.toISOString(), except],
  )
  return found ?? null
}

/** Talks of one colleague that another is to take over: those of a case, or those of some days. */
export type TalksToMove = {
  fromId: string
  toId: string
  caseIds: string[] | null
  days: { fromOn: string; toOn: string } | null
}
export type MovableTalk = {
  id: string
  caseId: string
  waitId: string | null
  /** The colleague is free then and has no conflict of interest with the person. */
  takesOver: boolean
}

/** Locks the talks that lie ahead of `now` and are to be moved. */
export async function listMovable(
  query: Query,
  { fromId, toId, caseIds, days }: TalksToMove,
  now: Date,
): Promise<MovableTalk[]> {
  return await query<MovableTalk>(
    `SELECT a.id, a.case_id AS "caseId", a.wait_id AS "waitId",
       NOT EXISTS (
         SELECT FROM appointment o
         WHERE o.staff_id = $2::uuid AND o.status IN ('provisional', 'confirmed')
           AND tstzrange(o.starts_at, o.ends_at) && tstzrange(a.starts_at, a.ends_at)
       ) AND NOT EXISTS (
         SELECT FROM staff_conflict k
         WHERE k.staff_id = $2::uuid AND k.person_id = c.person_id
       ) AS "takesOver"
     FROM appointment a
       JOIN help_case c ON c.id = a.case_id
     WHERE a.staff_id = $1::uuid AND a.status IN ('provisional', 'confirmed') AND a.starts_at > $3
       AND ($4::uuid[] IS NULL OR a.case_id = ANY($4::uuid[]))
       AND ($5::date IS NULL
         OR (a.starts_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $5::date AND $6::date)
     ORDER BY a.id
     FOR UPDATE OF a`,
    [fromId, toId, now, caseIds, days?.fromOn ?? null, days?.toOn ?? null],
  )
}
