import { z } from 'zod'
import { registerInstance } from '#server/procedure/cases/register-instance.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'

const input = z.object({
  caseId: z.uuid().nullish(),
  invitationId: z.uuid().nullish(),
  campaignId: z.uuid().nullish(),
  generation: z.number().int().positive(),
})

/**
 * Which of its ids names an instance: a case carries the invitation it came from, an invitation its
 * campaign.
 */
const keyOf = ({ caseId, invitationId, campaignId }: z.output<typeof input>): string =>
  caseId
    ? `case:${caseId}`
    : invitationId
      ? `invitation:${invitationId}`
      : `campaign:${campaignId ?? ''}`

/** Safe to run twice: the same instance finds its own row. */
export const worker = defineWorker({
  jobType: 'instance.register',
  input,
  output: z.object({}),
  interactive: true,
  async handle(variables, deps, job) {
    await registerInstance(deps, {
      process: job.processId,
      businessKey: keyOf(variables),
      generation: variables.generation,
      processInstanceKey: job.processInstanceKey,
    })
    return {}
  },
})
