import { z } from 'zod'
import { stopConsentedUse } from '#server/procedure/cases/withdraw-consent.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'consent.withdraw',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await stopConsentedUse(deps, caseId)
    return {}
  },
})
