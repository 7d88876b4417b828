import type { Deps } from '#server/base/deps.ts'
import type { CampaignProgress, CampaignView } from './schema.ts'

type Count = { code: string; n: number }
const pick =
  (rows: Count[]) =>
  (...codes: string[]) =>
    rows.filter((row) => codes.includes(row.code)).reduce((sum, row) => sum + row.n, 0)

/** Where a campaign stands: the first letter of each invitation by state, answers by kind, and what is open. */
export async function readProgress(deps: Deps, id: string): Promise<CampaignProgress> {
  const [invitations, letters, waiting] = await Promise.all([
    deps.db.query<Count>(
      `SELECT status AS code, count(*)::int AS n FROM invitation WHERE campaign_id = $1 AND status NOT IN ('excluded', 'staged', 'stopped') GROUP BY 1`,
      [id],
    ),
    deps.db.query<Count>(
      `SELECT state AS code, count(*)::int AS n FROM (SELECT DISTINCT ON (l.invitation_id) l.state FROM letter l JOIN invitation i ON i.id = l.invitation_id
         WHERE i.campaign_id = $1 AND l.document_type = 'INVITATION_1' ORDER BY l.invitation_id, l.created_at DESC) AS first GROUP BY 1`,
      [id],
    ),
    deps.db.query<Count>(
      `SELECT last_response AS code, count(*)::int AS n FROM invitation WHERE campaign_id = $1 AND status = 'open' AND last_response IS NOT NULL GROUP BY 1`,
      [id],
    ),
  ])
  const [of, letter, answer] = [pick(invitations), pick(letters), pick(waiting)]
  return {
    invitations: invitations.reduce((sum, row) => sum + row.n, 0),
    letters: {
      open: of('opening') + letter('rendered'),
      queued: letter('queued', 'in-run'),
      posted: letter('posted'),
      returned: letter('returned'),
      cancelled: letter('cancelled'),
      held: letter('held'),
    },
    answers: {
      accepted: of('accepted'),
      declined: of('declined'),
      question: answer('question'),
      later: answer('later'),
      none: of('no-contact'),
      contactForbidden: of('contact-forbidden'),
      notEligible: of('not-eligible'),
      unreachable: of('unreachable'),
    },
    open: of('opening', 'open') - answer('question') - answer('later'),
  }
}

/** Letters prepared of those to be written; null once all are. Where a person has to act or the invitation is over, none is awaited. */
export async function readSending(deps: Deps, id: string): Promise<CampaignView['sending']> {
  const [row] = await deps.db.query<{ total: number; done: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE i.status NOT IN ('opening', 'open') OR EXISTS (SELECT FROM letter l WHERE l.invitation_id = i.id AND l.state <> 'rendered')
         OR EXISTS (SELECT FROM task t WHERE t.subject = 'invitation:' || i.id AND t.state = 'open'))::int AS done
     FROM invitation i WHERE i.campaign_id = $1 AND i.status NOT IN ('excluded', 'staged', 'stopped')`,
    [id],
  )
  return row && row.total > 0 && row.done < row.total ? { done: row.done, total: row.total } : null
}

/** Answers by week of the campaign. */
export async function readWeeks(deps: Deps, id: string): Promise<CampaignView['weeks']> {
  return await deps.db.query(
    `SELECT to_char(date_trunc('week', a.answered_at AT TIME ZONE 'Europe/Berlin'), 'YYYY-MM-DD') AS "weekStart", count(*)::int AS answers
     FROM invitation_answer a JOIN invitation i ON i.id = a.invitation_id WHERE i.campaign_id = $1 AND a.replaced_by IS NULL AND a.response <> 'none' GROUP BY 1 ORDER BY 1`,
    [id],
  )
}
