import type { Actor } from '#server/web/auth/actor.ts'
import { dayToStore } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { staffPolicy } from '#server/web/policies/staff-policy.ts'

export type StaffChoice = {
  id: string
  displayName: string
  roles: string[]
  agency: string | null
  isAbsent: boolean
}

/** Active colleagues whom the actor may choose, by name; `isAbsent` says today (trial time). */
export async function listStaff(
  { db, clock }: Deps,
  { role }: { role?: string | undefined },
  actor: Actor,
): Promise<StaffChoice[]> {
  const today = dayToStore(clock.now())
  const staff = await db.prisma.staff.findMany({
    where: { active: true, ...(role === undefined ? {} : { roles: { has: role } }) },
    include: {
      absences: { where: { fromOn: { lte: today }, toOn: { gte: today } }, select: { id: true } },
    },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
  })
  return staff
    .filter((one) => staffPolicy.choose(actor, { agency: one.agencyId }))
    .map(({ id, displayName, roles, agencyId, absences }) => ({
      id,
      displayName,
      roles,
      agency: agencyId,
      isAbsent: absences.length > 0,
    }))
}
