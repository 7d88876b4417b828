import { z } from 'zod'
import { proposeAssignment } from '#server/procedure/cases/propose-assignment.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'assignment.propose',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await proposeAssignment(deps, caseId)
    return {}
  },
})
