import type { Query } from '#server/base/db.ts'

type Rating = { client: number | null; caseworker: number | null }
export type RatedGoal = Rating & {
  title: string
  startLevel: number
  startedOn: string
  /** `YYYY-MM-DD`; null before the first review. */
  heldOn: string | null
}

/** Each goal that was in force with each review of it, in the order of versions and reviews. */
export async function listRatedGoals(query: Query, caseId: string): Promise<RatedGoal[]> {
  return await query<RatedGoal>(
    `SELECT g.title, first_value(g.start_level) OVER w AS "startLevel",
       (first_value(coalesce(p.active_from, p.at)) OVER w
         AT TIME ZONE 'Europe/Berlin')::date::text AS "startedOn",
       v.held_on::text AS "heldOn", r.client, r.caseworker
     FROM help_plan p
     JOIN goal g ON g.plan_id = p.id
     LEFT JOIN gas_rating r ON r.goal_id = g.id
     LEFT JOIN review v ON v.id = r.review_id
     WHERE p.case_id = $1::uuid AND p.state IN ('active', 'replaced')
     WINDOW w AS (PARTITION BY g.title ORDER BY p.version)
     ORDER BY p.version, g.position, v.at`,
    [caseId],
  )
}

export type LastRating = Rating & { title: string; heldOn: Date | null }

/** The last rating of each goal of a case, by the goal's words. */
export async function listLastRatings(query: Query, caseId: string): Promise<LastRating[]> {
  return await query<LastRating>(
    `SELECT DISTINCT ON (g.title) g.title, r.client, r.caseworker, v.held_on AS "heldOn"
     FROM review v
     JOIN gas_rating r ON r.review_id = v.id
     JOIN goal g ON g.id = r.goal_id
     WHERE v.case_id = $1::uuid AND (r.client IS NOT NULL OR r.caseworker IS NOT NULL)
     ORDER BY g.title, v.at DESC`,
    [caseId],
  )
}
