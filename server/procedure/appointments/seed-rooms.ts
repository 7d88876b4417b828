import type { Db } from '#server/base/db.ts'

/** Enters the rooms that are not there yet; running it twice changes nothing. */
export async function seedRooms(
  { prisma }: Pick<Db, 'prisma'>,
  rooms: readonly { agencyId: string; name: string; stepFree: boolean }[],
): Promise<void> {
  await prisma.room.createMany({ data: [...rooms], skipDuplicates: true })
}
