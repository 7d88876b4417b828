import type { Deps } from '#server/base/deps.ts'
import { rounded } from './rounded.ts'
import type { CampaignWeeks } from './schema.ts'

type Row = { id: string; name: string; monday: string; what: string; count: number }
type Head = { id: string; name: string; invited: number; open: number }
const KINDS = ['sent', 'returned', 'accept', 'decline', 'question', 'later'] as const

/**
 * Campaigns of the last two years, week by week from Monday: letters by the day of posting, answers
 * that hold by the day they came. Counts are rounded.
 */
export async function readCampaignWeeks({ db }: Deps): Promise<CampaignWeeks> {
  const [heads, rows] = await Promise.all([
    db.slowQuery<Head>(
      `SELECT c.id, c.name,
         count(i.id) FILTER (WHERE i.status NOT IN ('staged', 'excluded'))::int AS invited,
         count(i.id) FILTER (WHERE i.status IN ('opening', 'open'))::int AS open
       FROM campaign c
       JOIN invitation i ON i.campaign_id = c.id
       GROUP BY c.id
       ORDER BY c.created_at DESC
       LIMIT 12`,
    ),
    db.slowQuery<Row>(
      `SELECT i.campaign_id AS id,
         to_char(date_trunc('week', l.posted_on), 'YYYY-MM-DD') AS monday,
         CASE l.state WHEN 'returned' THEN 'returned' ELSE 'sent' END AS what,
         count(*)::int AS count
       FROM letter l
       JOIN invitation i ON i.id = l.invitation_id
       WHERE l.posted_on IS NOT NULL AND i.campaign_id IS NOT NULL
         AND l.document_type IN ('INVITATION_1', 'REMINDER', 'INVITATION_2')
       GROUP BY 1, 2, 3
       UNION ALL
       SELECT i.campaign_id,
         to_char(date_trunc('week', a.answered_at AT TIME ZONE 'Europe/Berlin'), 'YYYY-MM-DD'),
         a.response, count(*)::int
       FROM invitation_answer a
       JOIN invitation i ON i.id = a.invitation_id
       WHERE a.replaced_by IS NULL AND a.response <> 'none' AND i.campaign_id IS NOT NULL
       GROUP BY 1, 2, 3`,
    ),
  ])
  return {
    campaigns: heads.map((head) => ({
      ...head,
      invited: rounded(head.invited),
      open: rounded(head.open),
      weeks: weeksOf(rows.filter(({ id }) => id === head.id)),
    })),
  }
}

function weeksOf(rows: readonly Row[]): CampaignWeeks['campaigns'][number]['weeks'] {
  const mondays = [...new Set(rows.map(({ monday }) => monday))].toSorted()
  const countOf = (monday: string, what: string): number =>
    rows.find((row) => row.monday === monday && row.what === what)?.count ?? 0
  return mondays.map((monday) => ({
    monday,
    ...(Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        rounded(countOf(monday, kind) + (kind === 'sent' ? countOf(monday, 'returned') : 0)),
      ]),
    ) as Record<(typeof KINDS)[number], number | null>),
  }))
}
