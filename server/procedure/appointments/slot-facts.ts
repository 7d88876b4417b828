import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import {
  proposeSlots,
  type RoomTaken,
  type Slot,
  type SlotQuestion,
  type Taken,
} from '#server/procedure/calendar/propose-slots.ts'
import { addWorkdays, localDate, plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { minutesFor, type Purpose } from './appointment-words.ts'

/** How far ahead times are looked for. */
const HORIZON_DAYS = 90
/** A letter is printed, posted and read before the day. */
const NOTICE_BY_LETTER_DAYS = 10
const WITH_CHILDREN = ['lone-parent', 'couple-children']

type CaseFacts = {
  agency: string
  staff_id: string | null
  wished_on: string | null
  household: string
  access_needs: string | null
}
type TakenRow = {
  staff_id: string
  room_id: string | null
  case_id: string
  starts_at: Date
  ends_at: Date
}

export type SlotFor = { caseId: string; purpose: Purpose; staffId?: string; isByLetter?: boolean }
export type SlotFacts = Omit<SlotQuestion, 'from' | 'to'> & {
  staffId: string | null
  agency: string
  wishedOn: string | null
}

/** From when on times are proposed: a letter has to arrive first, whoever is here or at the phone may come on the next working day. */
function earliestDay({
  today,
  isByLetter,
  wishedOn,
}: {
  today: string
  isByLetter: boolean
  wishedOn: string | null
}): string {
  const first = isByLetter
    ? deadlineFrom({
        rule: { key: 'notice', amount: NOTICE_BY_LETTER_DAYS, unit: 'days' },
        from: today,
      }).slice(0, 10)
    : addWorkdays(today, 1)
  return wishedOn !== null && wishedOn > first ? wishedOn : first
}

/** Who and what has to be free for a talk of a case, and when each is taken. */
export async function readSlotFacts(
  query: Query,
  deps: Pick<Deps, 'clock'>,
  { caseId, purpose, staffId }: SlotFor,
): Promise<SlotFacts> {
  const now = deps.clock.now()
  const [found] = await query<CaseFacts>(
    `SELECT c.agency_id AS agency, c.caseworker_id AS staff_id, h.type AS household, p.access_needs,
       (SELECT ap.sheet_on::text FROM assessment_preparation ap WHERE ap.case_id = c.id AND $2 = 'assessment' ORDER BY ap.at DESC LIMIT 1) AS wished_on
     FROM help_case c JOIN person p ON p.id = c.person_id JOIN household h ON h.id = p.household_id WHERE c.id = $1::uuid`,
    [caseId, purpose],
  )
  if (!found) throw new Error('there is no such case')
  const worker = staffId ?? found.staff_id
  const rooms = await query<{ id: string }>(
    'SELECT id FROM room WHERE agency_id = $1 ORDER BY step_free <> $2, name',
    [found.agency, found.access_needs !== null],
  )
  const rows = await query<TakenRow>(
    `SELECT staff_id, room_id, case_id, starts_at, ends_at FROM appointment WHERE status IN ('provisional', 'confirmed') AND ends_at > $1::timestamptz
       AND (staff_id = $2::uuid OR case_id = $3::uuid OR room_id = ANY($4::uuid[]))`,
    [now.toISOString(), worker, caseId, rooms.map(({ id }) => id)],
  )
  const absences = await query<{ fromOn: string; toOn: string }>(
    `SELECT from_on::text AS "fromOn", to_on::text AS "toOn" FROM absence WHERE staff_id = $1::uuid AND to_on >= $2::date`,
    [worker, localDate(now)],
  )
  return {
    staffId: worker,
    agency: found.agency,
    wishedOn: found.wished_on,
    notBefore: now,
    minutes: minutesFor(purpose),
    taken: rows.filter((row) => row.staff_id === worker || row.case_id === caseId).map(takenOf),
    absences,
    rooms: rooms.map(({ id }): RoomTaken => ({
      id,
      taken: rows.filter((row) => row.room_id === id).map(takenOf),
    })),
    morningsOnly: WITH_CHILDREN.includes(found.household),
  }
}

/** Three free times for a talk of a case; by letter not before it can have arrived. */
export async function proposeFor(
  query: Query,
  deps: Pick<Deps, 'clock'>,
  wanted: SlotFor,
): Promise<Slot[]> {
  const facts = await readSlotFacts(query, deps, wanted)
  const from = earliestDay({
    today: localDate(deps.clock.now()),
    isByLetter: wanted.isByLetter ?? false,
    wishedOn: facts.wishedOn,
  })
  return proposeSlots({ ...facts, from, to: plusDays(from, HORIZON_DAYS) })
}

const takenOf = ({ starts_at, ends_at }: TakenRow): Taken => ({ from: starts_at, to: ends_at })
