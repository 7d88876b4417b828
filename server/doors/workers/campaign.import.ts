import { z } from 'zod'
import { importRecipients } from '#server/procedure/campaigns/import-recipients.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'campaign.import',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ campaignId }, deps) {
    await importRecipients(deps, campaignId)
    return {}
  },
})
