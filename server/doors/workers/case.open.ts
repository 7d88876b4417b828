import { z } from 'zod'
import { openCase } from '#server/procedure/cases/open-case.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'case.open',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await openCase(deps, caseId)
    return {}
  },
})
