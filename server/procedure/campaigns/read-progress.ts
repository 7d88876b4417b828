import type { Deps } from '#server/base/deps.ts'
import {
  countFirstLetters,
  countInvitations,
  countSending,
  countUndecided,
  type Count,
} from './queries-progress.ts'
import type { CampaignProgress, CampaignView } from './schema.ts'

const pick =
  (rows: Count[]) =>
  (...codes: string[]) =>
    rows.filter((row) => codes.includes(row.code)).reduce((sum, row) => sum + row.n, 0)

/**
 * Where a campaign stands: the first letter of each invitation by state, answers by kind, and what
 * is open.
 */
export async function readProgress(deps: Deps, id: string): Promise<CampaignProgress> {
  const { query } = deps.db
  const [invitations, letters, undecided] = await Promise.all([
    countInvitations(query, id),
    countFirstLetters(query, id),
    countUndecided(query, id),
  ])
  const [of, letter, answer] = [pick(invitations), pick(letters), pick(undecided)]
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

/**
 * Letters prepared of those to be written; null once all are. Where a person has to act or the
 * invitation is over, none is awaited.
 */
export async function readSending(deps: Deps, id: string): Promise<CampaignView['sending']> {
  const { total, done } = await countSending(deps.db.query, id)
  return done < total ? { done, total } : null
}
