import { z } from 'zod'
import { PURPOSES } from '#server/procedure/appointments/appointment-words.ts'
import { bookByLetter } from '#server/procedure/appointments/book-by-letter.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

/** Safe to run twice: the time that it kept is found. */
export const worker = defineWorker({
  jobType: 'calendar.book',
  input: z.object({ caseId: z.uuid(), talkPurpose: z.enum(PURPOSES) }),
  output: z.object({ appointmentId: z.string() }),
  interactive: true,
  handle: ({ caseId, talkPurpose }, deps) => bookByLetter(deps, { caseId, purpose: talkPurpose }),
})
