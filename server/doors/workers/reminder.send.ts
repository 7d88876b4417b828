import { z } from 'zod'
import { remind } from '#server/procedure/appointments/remind.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: a reminder is on the list once. */
export const worker = defineWorker({
  jobType: 'reminder.send',
  input: z.object({ caseId: z.uuid(), appointmentId: z.uuid() }),
  output: z.object({}),
  async handle(input, deps) {
    await remind(deps, input)
    return {}
  },
})
