import { z } from 'zod'
import { startPhase } from '#server/procedure/cases/start-phase.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: a phase that has started is found. */
export const worker = defineWorker({
  jobType: 'case.start-phase',
  input: z.object({
    caseId: z.uuid(),
    nextPhase: z.enum(['intake', 'assessment', 'agreement', 'follow-up', 'review', 'closure']),
  }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId, nextPhase }, deps, { key }) {
    await startPhase(deps, { caseId, phase: nextPhase, jobKey: key })
    return {}
  },
})
