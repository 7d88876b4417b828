import { z } from 'zod'
import { prefillSheet } from '#server/procedure/assessments/prefill-sheet.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the use case finds its own work done. */
export const worker = defineWorker({
  jobType: 'sheet.prefill',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId }, deps) {
    await prefillSheet(deps, caseId)
    return {}
  },
})
