import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { holdForProcess } from '#server/procedure/prints/hold-letters.ts'

/** Safe to run twice: what is held stays held. */
export const worker = defineWorker({
  jobType: 'letter.hold',
  input: z.object({ caseId: z.uuid().nullish(), invitationId: z.uuid().nullish() }),
  output: z.object({}),
  interactive: true,
  async handle({ caseId, invitationId }, deps, job) {
    await holdForProcess(deps, {
      caseId: caseId ?? null,
      invitationId: invitationId ?? null,
      reason: job.customHeaders['reason'] ?? 'held',
    })
    return {}
  },
})
