import { z } from 'zod'
import { countCampaign } from '#server/procedure/campaigns/end-campaign.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'campaign.statistics',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ campaignId }, deps) {
    await countCampaign(deps, campaignId)
    return {}
  },
})
