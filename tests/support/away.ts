import type { Door } from './door.ts'

/** Somebody is away for as long as tests last, and the substitute stands in. */
export async function sendAway(door: Door, username: string): Promise<{ id: string }> {
  const [staffId, substituteId] = [await door.staffId(username), await door.staffId('substitute')]
  return await door.deps.db.prisma.absence.create({
    data: { staffId, substituteId, fromOn: new Date('2020-01-01'), toOn: new Date('2090-01-01') },
  })
}
