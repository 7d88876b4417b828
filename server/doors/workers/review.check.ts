import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { checkReviewDue } from '#server/procedure/reviews/check-review-due.ts'

/** Safe to run twice: a wait that is over stays over. */
export const worker = defineWorker({
  jobType: 'review.check',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ reviewIsDue: z.boolean() }),
  interactive: true,
  handle: ({ caseId }, deps) => checkReviewDue(deps, caseId),
})
