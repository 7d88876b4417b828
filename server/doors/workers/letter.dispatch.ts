import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { queueLetter } from '#server/procedure/prints/queue-letter.ts'

/** Safe to run twice: a queued letter stays queued. */
export const worker = defineWorker({
  jobType: 'letter.dispatch',
  input: z.object({ letterId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ letterId }, deps) {
    await queueLetter(deps, letterId)
    return {}
  },
})
