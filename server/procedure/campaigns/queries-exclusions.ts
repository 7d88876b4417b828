import type { Query, Tx } from '#server/base/db.ts'

/**
 * Writes the reason on every staged invitation that has one. A blocking notice only asks for a
 * look, and so do reasons of the list where a person took the row in.
 */
export async function markExclusions(tx: Tx, campaignId: string, city: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation i
    SET exclusion_reason = f.reason,
      status = CASE
        WHEN f.reason = 'blocking-notice'
          OR (f.wanted AND f.reason IN ('no-address', 'moved', 'other-help')) THEN i.status
        ELSE 'excluded'
      END
    FROM (
      SELECT i.id,
        CASE
          WHEN p.died_on IS NOT NULL THEN 'deceased'
          WHEN p.no_more_letters THEN 'no-more-letters'
          WHEN p.street = '' THEN 'no-address'
          WHEN p.moved_away_on IS NOT NULL OR lower(p.city) <> lower(${city}) THEN 'moved'
          WHEN p.in_other_help THEN 'other-help'
          WHEN EXISTS (
            SELECT FROM help_case c
            WHERE c.person_id = p.id AND c.status <> 'closed'
          ) THEN 'open-case'
          WHEN EXISTS (
            SELECT FROM invitation o
            WHERE o.person_id = p.id AND o.id <> i.id AND o.status IN ('opening', 'open')
          ) THEN 'already-invited'
          WHEN p.blocking_notice THEN 'blocking-notice'
        END AS reason,
        EXISTS (
          SELECT FROM recipient_row r
          WHERE r.campaign_id = i.campaign_id AND r.reference = p.reference AND r.include
        ) AS wanted
      FROM invitation i
        JOIN person p ON p.id = i.person_id
      WHERE i.campaign_id = ${campaignId}::uuid AND i.status = 'staged'
        AND coalesce(i.exclusion_reason, 'guardian') = 'guardian'
    ) f
    WHERE f.id = i.id AND f.reason IS NOT NULL`
}

/** Excludes who died, moved away, wants no letters or has a case or an open invitation by now. */
export async function excludeChanged(tx: Tx, campaignId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation i
    SET status = 'excluded', exclusion_reason = f.reason
    FROM (
      SELECT s.id,
        CASE
          WHEN p.died_on IS NOT NULL THEN 'deceased'
          WHEN p.no_more_letters THEN 'no-more-letters'
          WHEN p.moved_away_on IS NOT NULL THEN 'moved'
          WHEN EXISTS (
            SELECT FROM help_case c
            WHERE c.person_id = p.id AND c.status <> 'closed'
          ) THEN 'open-case'
          WHEN EXISTS (
            SELECT FROM invitation o
            WHERE o.person_id = p.id AND o.id <> s.id AND o.status IN ('opening', 'open')
          ) THEN 'already-invited'
        END AS reason
      FROM invitation s
        JOIN person p ON p.id = s.person_id
      WHERE s.campaign_id = ${campaignId}::uuid AND s.status = 'staged'
    ) AS f
    WHERE i.id = f.id AND f.reason IS NOT NULL`
}

export type ExclusionCount = { reason: string | null; isExcluded: boolean; n: number }

/**
 * How many of a campaign are left out, from the list already or at the check, and how many are
 * written to, by the reason noted.
 */
export async function countByExclusion(
  query: Query,
  campaignId: string,
): Promise<ExclusionCount[]> {
  return await query<ExclusionCount>(
    `SELECT reason, out AS "isExcluded", count(*)::int AS n
     FROM (
       SELECT exclusion_reason AS reason, status = 'excluded' AS out
       FROM invitation
       WHERE campaign_id = $1::uuid
       UNION ALL
       SELECT reason, true
       FROM recipient_row
       WHERE campaign_id = $1::uuid AND data IS NOT NULL AND reason IS NOT NULL
         AND NOT coalesce(include, (data->>'proposed')::boolean, false)
     ) AS listed
     GROUP BY 1, 2
     ORDER BY 3 DESC, 1`,
    [campaignId],
  )
}
