import { settleCampaigns } from '#server/procedure/campaigns/settle-campaigns.ts'
import { confirmDueAssignments } from '#server/procedure/cases/confirm-assignments.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import type { FormUseCases } from '#server/procedure/tasks/form-use-case.ts'
import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import { Mover } from './mover.ts'
import { SettleMonitor } from './settle-monitor.ts'

export type Training = {
  /** For the live door, from its first line on. */
  observe(line: string): void
  /** Once engine and workers run. */
  ready(parts: { deps: Deps; engine: Engine; dataDir: string }): Promise<Mover>
}

/** The lists that name every noun. */
type Lists = { forms: FormUseCases; eventTexts: EventTexts }

/** What training adds to the program: a look at every record, and a clock that can be moved. */
export function createTraining(lists: Lists): Training {
  const monitor = new SettleMonitor()
  return {
    observe: (line) => monitor.observe(line),
    async ready({ deps, engine, dataDir }) {
      await monitor.remember(deps)
      return new Mover({
        deps,
        engine,
        monitor,
        dataDir,
        eventTexts: lists.eventTexts,
        schedules: [
          () => confirmDueAssignments({ deps, forms: lists.forms }),
          () => settleCampaigns(deps),
        ],
      })
    },
  }
}
