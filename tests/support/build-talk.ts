import type { Prisma } from '#server/generated/prisma/client.ts'
import type { World } from './door-world.ts'

const HOUR_MS = 3_600_000

/** A talk of a new case of `owner`, an hour long, as a row. */
export async function buildTalk(
  world: World,
  over: Partial<Prisma.AppointmentUncheckedCreateInput> = {},
): Promise<{ id: string; caseId: string; personId: string }> {
  const made = over.caseId
    ? await world.door.deps.db.prisma.case.findUniqueOrThrow({ where: { id: over.caseId } })
    : await world.openCase()
  const startsAt = new Date(over.startsAt ?? '2099-04-01T09:00:00Z')
  const data = {
    caseId: made.id,
    purpose: 'intake',
    mode: 'phone',
    status: 'confirmed',
    staffId: await world.staffId('owner'),
    participants: [],
    bookedAt: new Date(),
    ...over,
    startsAt,
    endsAt: over.endsAt ?? new Date(startsAt.getTime() + HOUR_MS),
  }
  const { id } = await world.door.deps.db.prisma.appointment.create({ data })
  return { id, caseId: made.id, personId: made.personId }
}
