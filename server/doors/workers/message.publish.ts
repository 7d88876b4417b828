import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { publishInterest } from '#server/procedure/invitations/publish-interest.ts'

/** Safe to run twice: one case for an invitation. */
export const worker = defineWorker({
  jobType: 'message.publish',
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({}),
  interactive: true,
  async handle({ invitationId }, deps, job) {
    if (job.customHeaders['messageName'] !== 'ParticipationInterest')
      throw new Error('no use case publishes the message that is drawn')
    await publishInterest(deps, invitationId)
    return {}
  },
})
