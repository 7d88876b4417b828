import { queryOf, type Tx } from '#server/base/db.ts'

export type LastRating = {
  title: string
  start: number
  client: number | null
  caseworker: number | null
}

/**
 * Each goal that was ever in force, with where it began and how both sides saw it last; null where
 * nobody has rated.
 */
export async function lastRatings(tx: Tx, caseId: string): Promise<LastRating[]> {
  return await queryOf(tx)<LastRating>(
    `SELECT g.title, min(g.start_level) FILTER (WHERE g.version = g.first) AS start,
       (array_agg(r.client ORDER BY v.at DESC) FILTER (WHERE r.client IS NOT NULL))[1] AS client,
       (
         array_agg(r.caseworker ORDER BY v.at DESC) FILTER (WHERE r.caseworker IS NOT NULL)
       )[1] AS caseworker
     FROM (
       SELECT g.*, p.version, min(p.version) OVER (PARTITION BY g.title) AS first
       FROM goal g
       JOIN help_plan p ON p.id = g.plan_id
       WHERE p.case_id = $1::uuid AND p.state IN ('active', 'replaced')
     ) g
     LEFT JOIN gas_rating r ON r.goal_id = g.id
     LEFT JOIN review v ON v.id = r.review_id
     GROUP BY g.title, g.first
     ORDER BY g.first, min(g.position)`,
    [caseId],
  )
}
