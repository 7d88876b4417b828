import { z } from 'zod'
import { endPause } from '#server/procedure/cases/resume.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'case.resume',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await endPause(deps, caseId)
    return {}
  },
})
