import type { Query } from '#server/base/db.ts'
import type { CampaignView } from './schema.ts'

export type Count = { code: string; n: number }

/** Invitations that were sent or are being sent, by status. */
export async function countInvitations(query: Query, campaignId: string): Promise<Count[]> {
  return await query<Count>(
    `SELECT status AS code, count(*)::int AS n
     FROM invitation
     WHERE campaign_id = $1 AND status NOT IN ('excluded', 'staged', 'stopped')
     GROUP BY 1`,
    [campaignId],
  )
}

/** The first letters, by the state of the newest copy. */
export async function countFirstLetters(query: Query, campaignId: string): Promise<Count[]> {
  return await query<Count>(
    `SELECT state AS code, count(*)::int AS n
     FROM (
       SELECT DISTINCT ON (l.invitation_id) l.state
       FROM letter l
         JOIN invitation i ON i.id = l.invitation_id
       WHERE i.campaign_id = $1 AND l.document_type = 'INVITATION_1'
       ORDER BY l.invitation_id, l.created_at DESC
     ) AS first
     GROUP BY 1`,
    [campaignId],
  )
}

/** Open invitations that were answered without a yes or a no, by answer. */
export async function countUndecided(query: Query, campaignId: string): Promise<Count[]> {
  return await query<Count>(
    `SELECT last_response AS code, count(*)::int AS n
     FROM invitation
     WHERE campaign_id = $1 AND status = 'open' AND last_response IS NOT NULL
     GROUP BY 1`,
    [campaignId],
  )
}

/** Letters that are to be written, and those that are or of which none is awaited. */
export async function countSending(
  query: Query,
  campaignId: string,
): Promise<{ total: number; done: number }> {
  const [row] = await query<{ total: number; done: number }>(
    `SELECT count(*)::int AS total,
       count(*) FILTER (
         WHERE i.status NOT IN ('opening', 'open')
           OR EXISTS (
             SELECT FROM letter l
             WHERE l.invitation_id = i.id AND l.state <> 'rendered'
           )
           OR EXISTS (
             SELECT FROM task t
             WHERE t.subject = 'invitation:' || i.id AND t.state = 'open'
           )
       )::int AS done
     FROM invitation i
     WHERE i.campaign_id = $1 AND i.status NOT IN ('excluded', 'staged', 'stopped')`,
    [campaignId],
  )
  return row ?? { total: 0, done: 0 }
}

type Week = CampaignView['weeks'][number]

/** Answers by week, counted from Monday. */
export async function listWeeks(query: Query, campaignId: string): Promise<Week[]> {
  return await query<Week>(
    `SELECT count(*)::int AS answers,
       to_char(date_trunc('week', a.answered_at AT TIME ZONE 'Europe/Berlin'), 'YYYY-MM-DD')
         AS "weekStart"
     FROM invitation_answer a
       JOIN invitation i ON i.id = a.invitation_id
     WHERE i.campaign_id = $1 AND a.replaced_by IS NULL AND a.response <> 'none'
     GROUP BY 2
     ORDER BY 2`,
    [campaignId],
  )
}
