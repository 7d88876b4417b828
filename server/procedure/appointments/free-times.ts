import type { Actor } from '#server/web/auth/actor.ts'
import { freeSlotsOn } from '#server/procedure/calendar/propose-slots.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Purpose } from './appointment-words.ts'
import { getArrangeable } from './list-appointments.ts'
import type { FreeTime } from './schema.ts'
import { proposeFor, readSlotFacts } from './slot-facts.ts'

/**
 * Free times for a talk of a case: all of a day, or without a day three to choose from.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function listFreeTimes(
  deps: Deps,
  { caseId, purpose, on }: { caseId: string; purpose: Purpose; on?: string | undefined },
  actor: Actor,
): Promise<{ slots: FreeTime[] }> {
  await getArrangeable(deps, caseId, { actor, arranges: true })
  const { query } = deps.db
  const slots = on
    ? freeSlotsOn(on, await readSlotFacts(query, deps, { caseId, purpose }))
    : await proposeFor(query, deps, { caseId, purpose })
  const rooms = await deps.db.prisma.room.findMany({
    where: { id: { in: slots.flatMap(({ roomId }) => roomId ?? []) } },
  })
  return {
    slots: slots.map((slot) => ({
      ...slot,
      room: rooms.find(({ id }) => id === slot.roomId)?.name ?? null,
    })),
  }
}
