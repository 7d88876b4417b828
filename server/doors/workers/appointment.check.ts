import { z } from 'zod'
import { checkAppointment } from '#server/procedure/appointments/check-appointment.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: it writes only what is not there yet. */
export const worker = defineWorker({
  jobType: 'appointment.check',
  input: z.object({ caseId: z.uuid(), appointmentId: z.uuid() }),
  output: z.object({ appointmentStep: z.string() }),
  interactive: true,
  handle: (input, deps) => checkAppointment(deps, input),
})
