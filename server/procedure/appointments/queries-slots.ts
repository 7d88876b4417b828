import type { Query } from '#server/base/db.ts'
import type { Purpose } from './appointment-words.ts'

export type SlotCase = {
  agency: string
  staffId: string | null
  wishedOn: string | null
  household: string
  accessNeeds: string | null
  talkWishes: string[]
}

/**
 * What decides when and where a talk of a case can be; the day wished for counts for an assessment.
 */
export async function getSlotCase(
  query: Query,
  { caseId, purpose }: { caseId: string; purpose: Purpose },
): Promise<SlotCase> {
  const [found] = await query<SlotCase>(
    `SELECT c.agency_id AS agency, c.caseworker_id AS "staffId", h.type AS household,
       p.access_needs AS "accessNeeds", p.talk_wishes AS "talkWishes",
       (SELECT ap.sheet_on::text
        FROM assessment_preparation ap
        WHERE ap.case_id = c.id AND $2 = 'assessment'
        ORDER BY ap.at DESC
        LIMIT 1) AS "wishedOn"
     FROM help_case c
       JOIN person p ON p.id = c.person_id
       JOIN household h ON h.id = p.household_id
     WHERE c.id = $1::uuid`,
    [caseId, purpose],
  )
  if (!found) throw new Error('there is no such case')
  return found
}

/** Rooms of an agency; without steps first where that is needed, last where it is not. */
export async function listRoomIds(
  query: Query,
  { agency, needsStepFree }: { agency: string; needsStepFree: boolean },
): Promise<string[]> {
  const rooms = await query<{ id: string }>(
    'SELECT id FROM room WHERE agency_id = $1 ORDER BY step_free <> $2, name',
    [agency, needsStepFree],
  )
  return rooms.map(({ id }) => id)
}

export type TakenTime = {
  staffId: string
  roomId: string | null
  caseId: string
  from: Date
  to: Date
}

/** When caseworker, person and rooms are taken from `now` on. */
export async function listTaken(
  query: Query,
  wanted: { staffId: string | null; caseId: string; roomIds: string[] },
  now: Date,
): Promise<TakenTime[]> {
  return await query<TakenTime>(
    `SELECT staff_id AS "staffId", room_id AS "roomId", case_id AS "caseId",
       starts_at AS "from", ends_at AS "to"
     FROM appointment
     WHERE status IN ('provisional', 'confirmed') AND ends_at > $1::timestamptz
       AND (staff_id = $2::uuid OR case_id = $3::uuid OR room_id = ANY($4::uuid[]))`,
    [now.toISOString(), wanted.staffId, wanted.caseId, wanted.roomIds],
  )
}

/** Days on which somebody is away, from `today` on. */
export async function listAbsenceDays(
  query: Query,
  { staffId, today }: { staffId: string | null; today: string },
): Promise<{ fromOn: string; toOn: string }[]> {
  return await query<{ fromOn: string; toOn: string }>(
    `SELECT from_on::text AS "fromOn", to_on::text AS "toOn"
     FROM absence
     WHERE staff_id = $1::uuid AND to_on >= $2::date`,
    [staffId, today],
  )
}
