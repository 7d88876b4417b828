import type { Query } from '#server/base/db.ts'
import { hasConflictSql } from '#server/procedure/staff/conflicts.ts'
import type { Candidate } from './propose.ts'

/** Caseworkers of an agency with their cases, also proposed ones, the least loaded first. */
export async function listCandidates(
  query: Query,
  { agency, personId, at }: { agency: string; personId: string; at: Date },
): Promise<Candidate[]> {
  return await query<Candidate>(
    `SELECT s.id, s.display_name AS "displayName", s.languages, count(c.id)::int AS load,
       ${hasConflictSql('$3')} AS "hasConflict",
       EXISTS (
         SELECT FROM absence a WHERE a.staff_id = s.id AND $2::date BETWEEN a.from_on AND a.to_on
       ) AS "isAbsent"
     FROM staff s
     LEFT JOIN help_case c ON coalesce(c.caseworker_id, c.proposed_id) = s.id
       AND c.status <> 'closed'
     WHERE s.agency_id = $1 AND s.active AND 'caseworker' = ANY(s.roles)
     GROUP BY s.id
     ORDER BY load, s.display_name`,
    [agency, at, personId],
  )
}

/** True for an active caseworker of the agency. */
export async function isCaseworkerOf(
  query: Query,
  { staffId, agencyId }: { staffId: string; agencyId: string },
): Promise<boolean> {
  const found = await query(
    `SELECT 1
     FROM staff
     WHERE id::text = $1 AND agency_id = $2 AND active AND 'caseworker' = ANY(roles)`,
    [staffId, agencyId],
  )
  return found.length > 0
}

/**
 * Until the transaction ends no other one proposes, so that each knows the load of the one before.
 * Taken before any row, or two could wait for each other.
 */
export async function lockProposals(query: Query): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock(hashtextextended('assignment', 0))::text`)
}
