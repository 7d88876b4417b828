import {
  proposeSlots,
  type Slot,
  type SlotQuestion,
} from '#server/procedure/calendar/propose-slots.ts'
import { localDate, plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { minutesFor, type Purpose } from './appointment-words.ts'
import { earliestDay } from './earliest-day.ts'
import {
  getSlotCase,
  listAbsenceDays,
  listRoomIds,
  listTaken,
  type SlotCase,
} from './queries-slots.ts'

/** How far ahead times are looked for. */
const HORIZON_DAYS = 90
const WITH_CHILDREN = ['lone-parent', 'couple-children']

export type SlotFor = { caseId: string; purpose: Purpose; staffId?: string; isByLetter?: boolean }
export type SlotFacts = Omit<SlotQuestion, 'from' | 'to'> & {
  staffId: string | null
  agency: string
  wishedOn: string | null
}

/** Who works by day comes late; children are at school or in day care in the morning. */
function dayTimeOf({ household, talkWishes }: SlotCase): SlotQuestion['dayTime'] {
  if (talkWishes.includes('evening')) return 'late'
  return talkWishes.includes('childcare') || WITH_CHILDREN.includes(household) ? 'morning' : 'any'
}

/** Who and what has to be free for a talk of a case, and when each is taken. */
export async function readSlotFacts(
  query: Query,
  deps: Pick<Deps, 'clock'>,
  { caseId, purpose, staffId }: SlotFor,
): Promise<SlotFacts> {
  const now = deps.clock.now()
  const found = await getSlotCase(query, { caseId, purpose })
  const worker = staffId ?? found.staffId
  const roomIds = await listRoomIds(query, {
    agency: found.agency,
    needsStepFree: found.accessNeeds !== null || found.talkWishes.includes('step-free'),
  })
  const taken = await listTaken(query, { staffId: worker, caseId, roomIds }, now)
  return {
    staffId: worker,
    agency: found.agency,
    wishedOn: found.wishedOn,
    notBefore: now,
    minutes: minutesFor(purpose),
    taken: taken.filter((one) => one.staffId === worker || one.caseId === caseId),
    absences: await listAbsenceDays(query, { staffId: worker, today: localDate(now) }),
    rooms: roomIds.map((id) => ({ id, taken: taken.filter(({ roomId }) => roomId === id) })),
    dayTime: dayTimeOf(found),
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
    amounts: await readAmounts(query),
  })
  return proposeSlots({ ...facts, from, to: plusDays(from, HORIZON_DAYS) })
}
