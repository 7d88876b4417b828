import type { Deps } from '#server/base/deps.ts'

type DemoStaff = {
  id: string
  username: string
  displayName: string
  roles: string[]
  agencyName: string | null
}

/** Everybody whom the demo sign-in offers: invented people, by agency and name. */
export async function listDemoStaff({ db }: Deps): Promise<DemoStaff[]> {
  const staff = await db.prisma.staff.findMany({
    where: { active: true },
    include: { agency: true },
    orderBy: [{ agencyId: 'asc' }, { displayName: 'asc' }],
  })
  return staff.map(({ id, username, displayName, roles, agency }) => ({
    id,
    username,
    displayName,
    roles,
    agencyName: agency?.name ?? null,
  }))
}
