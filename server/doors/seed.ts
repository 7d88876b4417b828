import { rooms } from '#prisma/seed/rooms.ts'
import { staff } from '#prisma/seed/staff.ts'
import { seedRooms } from '#server/procedure/appointments/seed-rooms.ts'
import { agencyNames } from '#server/procedure/cases/case-words.ts'
import type { Deps } from '#server/base/deps.ts'
import { AGENCIES } from '#server/web/policies/agencies.ts'
import { seedSettings } from '#server/procedure/settings/seed-settings.ts'
import { seedStaff } from '#server/procedure/staff/seed-staff.ts'

/** Agencies, the fictional staff, rooms and the settings, as far as they are missing. */
export async function seed(deps: Deps): Promise<void> {
  await seedStaff(
    deps.db,
    AGENCIES.map((id) => ({ id, name: agencyNames[id] ?? id })),
    staff,
  )
  await seedRooms(deps.db, rooms)
  await seedSettings(deps)
}
