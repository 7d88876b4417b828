import type { Query } from '#server/base/db.ts'

export type AnswerCount = { campaignId: string; invited: number; answered: number }

/** How many households of each campaign were invited, and how many of them answered. */
export async function listAnswerCounts(
  query: Query,
  campaignIds: string[],
): Promise<AnswerCount[]> {
  return await query<AnswerCount>(
    `SELECT campaign_id AS "campaignId",
       count(*) FILTER (WHERE status NOT IN ('staged', 'excluded', 'stopped'))::int AS invited,
       count(*) FILTER (
         WHERE last_response IN ('accept', 'decline', 'question', 'later')
       )::int AS answered
     FROM invitation
     WHERE campaign_id = ANY($1::uuid[])
     GROUP BY 1`,
    [campaignIds],
  )
}

/** Households for which one agency is decided. */
export type District = { district: string; blockingNotice: boolean }

export async function listDistricts(query: Query, campaignId: string): Promise<District[]> {
  return await query<District>(
    `SELECT DISTINCT p.district, p.blocking_notice AS "blockingNotice"
     FROM invitation i
       JOIN person p ON p.id = i.person_id
     WHERE i.campaign_id = $1 AND i.status = 'staged'
     ORDER BY 1, 2`,
    [campaignId],
  )
}

/** Gives the staged invitations of a district to an agency. */
export async function assignDistrict(
  query: Query,
  { campaignId, district, blockingNotice }: District & { campaignId: string },
  { agency, restricted }: { agency: string; restricted: boolean },
): Promise<void> {
  await query(
    `UPDATE invitation i
     SET agency_id = $4, restricted = $5
     FROM person p
     WHERE p.id = i.person_id AND i.campaign_id = $1::uuid AND i.status = 'staged'
       AND p.district = $2 AND p.blocking_notice = $3`,
    [campaignId, district, blockingNotice, agency, restricted],
  )
}

export type Invited = { id: string; personId: string; generation: number }

/** Opens the next `size` staged invitations, by the numbers of their people. */
export async function openWave(
  query: Query,
  { campaignId, wave, size }: { campaignId: string; wave: number; size: number },
): Promise<Invited[]> {
  return await query<Invited>(
    `UPDATE invitation i
     SET status = 'opening', wave = $2
     FROM (
       SELECT i.id
       FROM invitation i
         JOIN person p ON p.id = i.person_id
       WHERE i.campaign_id = $1::uuid AND i.status = 'staged'
       ORDER BY p.reference
       LIMIT $3
     ) n
     WHERE n.id = i.id
     RETURNING i.id, i.person_id AS "personId", i.generation`,
    [campaignId, wave, size],
  )
}
