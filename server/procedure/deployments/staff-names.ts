import type { Deps } from '#server/base/deps.ts'

/** Names of members of staff by id. */
export async function namesOf(
  deps: Deps,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await deps.db.prisma.staff.findMany({
    where: { id: { in: known } },
    select: { id: true, displayName: true },
  })
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}
