import { z } from 'zod'
import { PURPOSES } from '#server/procedure/appointments/appointment-words.ts'
import { proposeTalk } from '#server/procedure/appointments/propose-talk.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: a proposal is found again by its job. */
export const worker = defineWorker({
  jobType: 'calendar.propose',
  input: z.object({ caseId: z.uuid(), talkPurpose: z.enum(PURPOSES) }),
  output: z.object({ appointmentMode: z.string(), appointmentId: z.string().nullable() }),
  interactive: true,
  handle: ({ caseId, talkPurpose }, deps, { key, processInstanceKey: scope }) =>
    proposeTalk(deps, { caseId, purpose: talkPurpose, jobKey: `${caseId}/${key}`, scope }),
})
