import { ROLES } from '#server/web/auth/actor.ts'
import type { Db } from '#server/base/db.ts'

export type SeedAgency = { id: string; name: string }
export type SeedStaff = {
  username: string
  displayName: string
  roles: readonly string[]
  agency: string | null
  phone: string
  room: string
  email: string
  languages: readonly string[]
}

/**
 * Enters agencies and staff that are not there yet; who is there stays as changed since. Running it
 * twice changes nothing.
 * @throws Error naming a role that does not exist.
 */
export async function seedStaff(
  { prisma }: Pick<Db, 'prisma'>,
  agencies: readonly SeedAgency[],
  staff: readonly SeedStaff[],
): Promise<void> {
  const unknown = staff
    .flatMap(({ roles }) => roles)
    .find((role) => !ROLES.some((known) => known === role))
  if (unknown !== undefined)
    throw new Error(
      `The staff list names the role ${unknown}, which does not exist (known: ${ROLES.join(', ')}).`,
    )
  await prisma.agency.createMany({ data: [...agencies], skipDuplicates: true })
  const data = staff.map(({ agency, roles, languages, ...rest }) => ({
    ...rest,
    roles: [...roles],
    languages: [...languages],
    agencyId: agency,
  }))
  await prisma.staff.createMany({ data, skipDuplicates: true })
}
