import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { preparePlan } from '#server/procedure/plans/prepare-plan.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'plan.prepare',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await preparePlan(deps, caseId)
    return {}
  },
})
