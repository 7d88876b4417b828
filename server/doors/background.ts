import { formUseCases } from './form-use-cases.ts'
import { confirmDueAssignments } from '#server/procedure/cases/confirm-assignments.ts'
import { tendPauses } from '#server/procedure/cases/resume.ts'
import { settleCampaigns } from '#server/procedure/campaigns/settle-campaigns.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import { forgetEnded } from '#server/engine/readmodel/forget-ended.ts'
import type { Intake } from '#server/doors/feed/intake.ts'
import { keepDays } from '#server/engine/readmodel/keep-days.ts'
import { startProjector } from '#server/doors/feed/run-projector.ts'
import { startLeaderLoop } from '#server/base/leader-loop.ts'
import { startDispatcher } from '#server/engine/outbox/dispatch.ts'
import { forgetReadings } from '#server/procedure/persons/record-reading.ts'
import { renderDueRuns } from '#server/procedure/prints/render-runs.ts'
import { allowedVariables } from '#server/procedure/deployments/allowed-variables.ts'
import { forgetLeftDrafts } from '#server/procedure/tasks/draft.ts'
import { startReleaseLoop } from '#server/procedure/tasks/release-loop.ts'

const MINUTE_MS = 60_000
const SCHEDULES = 48_611_010

export type BackgroundOptions = { deps: Deps; engine: Engine; intake: Intake; ownerUrl: string }

/**
 * Starts what runs without a person: outbox, projector, releases, schedules. Each is led by one
 * replica.
 */
export function startBackground({ deps, engine, intake, ownerUrl }: BackgroundOptions): {
  stop(): Promise<void>
} {
  const outbox = startDispatcher(deps, engine)
  const projector = startProjector(deps, allowedVariables)
  const releases = startReleaseLoop({ deps, forms: formUseCases })
  const schedule = (
    name: string,
    n: number,
    { pollMs, work }: { pollMs: number; work: () => Promise<unknown> },
  ) =>
    startLeaderLoop(deps, {
      name,
      lock: SCHEDULES + n,
      pollMs,
      work: async () => void (await work()),
    })
  const prints = schedule('print runs', 1, { pollMs: 500, work: () => renderDueRuns(deps) })
  const schedules = [
    schedule('assignments', 2, {
      pollMs: 5_000,
      work: () => confirmDueAssignments({ deps, forms: formUseCases }),
    }),
    schedule('pauses', 8, { pollMs: 5_000, work: () => tendPauses(deps) }),
    schedule('campaigns', 3, { pollMs: 5_000, work: () => settleCampaigns(deps) }),
    schedule('horizon', 4, { pollMs: 10 * MINUTE_MS, work: () => forgetEnded(deps) }),
    schedule('drafts', 6, { pollMs: 10 * MINUTE_MS, work: () => forgetLeftDrafts(deps) }),
    schedule('log days', 5, {
      pollMs: 60 * MINUTE_MS,
      work: () => keepDays(ownerUrl, deps.clock.wallNow()),
    }),
    schedule('readings', 7, {
      pollMs: 60 * MINUTE_MS,
      work: () => forgetReadings(ownerUrl, deps.clock.wallNow()),
    }),
  ]
  deps.db.onCommit((topics) => {
    if (topics.has('outbox')) outbox.nudge()
    if (topics.has('prints')) prints.nudge()
  })
  intake.onHistory(projector.nudge)
  return {
    async stop() {
      await Promise.all([releases.stop(), prints.stop(), ...schedules.map((each) => each.stop())])
      await outbox.stop()
      await projector.stop()
    },
  }
}
