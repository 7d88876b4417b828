import { z } from 'zod'
import { startWave } from '#server/procedure/campaigns/start-wave.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: a wave is found again by the job that started it. */
export const worker = defineWorker({
  jobType: 'campaign.start-wave',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({ moreWaves: z.boolean() }),
  interactive: true,
  handle: ({ campaignId }, deps, { key }) => startWave(deps, { campaignId, jobKey: key }),
})
