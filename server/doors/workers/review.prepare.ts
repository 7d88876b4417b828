import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { prepareReview } from '#server/procedure/reviews/prepare-review.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'review.prepare',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await prepareReview(deps, caseId)
    return {}
  },
})
