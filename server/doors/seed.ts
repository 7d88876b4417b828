import { rooms } from '#prisma/seed/rooms.ts'
import { staff } from '#prisma/seed/staff.ts'
import { seedRooms } from './appointments/seed-rooms.ts'
import { agencyNames } from './cases/case-words.ts'
import type { Deps } from './deps.ts'
import { AGENCIES } from './policies/agencies.ts'
import { seedSettings } from './settings/seed-settings.ts'
import { seedStaff } from './staff/seed-staff.ts'

/** Agencies, the fictional staff, rooms and the settings, as far as they are missing. */
export async function seed(deps: Deps): Promise<void> {
  await seedStaff(deps.db, AGENCIES.map((id) => ({ id, name: agencyNames[id] ?? id })), staff)
  await seedRooms(deps.db, rooms)
  await seedSettings(deps)
}
