import { z } from 'zod'
import { closeCase } from '#server/procedure/cases/close-case.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'case.close',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await closeCase(deps, caseId)
    return {}
  },
})
