import type { Query } from '#server/base/db.ts'
import { conflict } from '#server/base/errors.ts'

/** For SQL: true where staff `s` has a conflict of interest with the person of the placeholder. */
export const hasConflictSql = (placeholder: string): string =>
  `EXISTS (
     SELECT FROM staff_conflict k WHERE k.staff_id = s.id AND k.person_id = ${placeholder}::uuid
   )`

/** Ids of the staff who have a conflict of interest, by person. */
export async function listConflicts(
  query: Query,
  personIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await query<{ personId: string; staffId: string }>(
    `SELECT person_id AS "personId", staff_id AS "staffId"
     FROM staff_conflict
     WHERE person_id = ANY($1::uuid[])`,
    [personIds],
  )
  const byPerson = Map.groupBy(rows, (row) => row.personId)
  return new Map(
    [...byPerson].map(([personId, found]) => [personId, new Set(found.map((row) => row.staffId))]),
  )
}

/**
 * @throws AppError STAFF_CONFLICT where somebody would be given a person they have a conflict of
 * interest with (docs/procedure.md, "Assignment")
 */
export async function demandNoConflict(
  query: Query,
  { staffId, personId }: { staffId: string; personId: string | null },
): Promise<void> {
  if (personId === null) return
  const [found] = await query<{ name: string }>(
    `SELECT s.display_name AS name
     FROM staff_conflict k
     JOIN staff s ON s.id = k.staff_id
     WHERE k.staff_id::text = $1 AND k.person_id = $2::uuid`,
    [staffId, personId],
  )
  if (!found) return
  throw conflict('STAFF_CONFLICT', {
    de: `${found.name} hat bei dieser Person einen Interessenkonflikt. Bitte wählen Sie jemand anderes.`,
    en: `${found.name} has a conflict of interest with this person. Please choose somebody else.`,
  })
}
