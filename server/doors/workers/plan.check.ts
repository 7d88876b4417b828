import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { checkPlan } from '#server/procedure/plans/check-plan.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'plan.check',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ approvalNeeded: z.boolean() }),
  interactive: true,
  handle: ({ caseId }, deps) => checkPlan(deps, caseId),
})
