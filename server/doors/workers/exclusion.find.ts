import { z } from 'zod'
import { findExclusions } from '#server/procedure/campaigns/find-exclusions.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'exclusion.find',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ campaignId }, deps) {
    await findExclusions(deps, campaignId)
    return {}
  },
})
