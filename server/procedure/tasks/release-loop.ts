import { startLeaderLoop, type LeaderLoop } from '#server/base/leader-loop.ts'
import type { WithForms } from './form-use-case.ts'
import { listDue } from './queries-submissions.ts'
import { releaseSubmission } from './release-submission.ts'

const LOCK = 48_611_004
const POLL_MS = 200

/** Releases submissions whose time to be taken back is over; takes up what an earlier run left. */
export function startReleaseLoop({ deps, forms }: WithForms): LeaderLoop {
  const work = async () => {
    const due = await listDue(deps.db.query, deps.clock.wallNow())
    for (const id of due) await releaseSubmission({ deps, forms }, id)
  }
  return startLeaderLoop(deps, { name: 'submissions', lock: LOCK, pollMs: POLL_MS, work })
}
