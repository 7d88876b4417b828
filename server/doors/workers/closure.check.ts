import { z } from 'zod'
import { checkClosure } from '#server/procedure/closures/check-closure.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: it only looks. */
export const worker = defineWorker({
  jobType: 'closure.check',
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ reportNeeded: z.boolean() }),
  interactive: true,
  handle: ({ caseId }, deps) => checkClosure(deps, caseId),
})
