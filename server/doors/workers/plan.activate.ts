import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { activatePlan } from '#server/procedure/plans/activate-plan.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'plan.activate',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await activatePlan(deps, caseId)
    return {}
  },
})
