import { z } from 'zod'
import { registerInstance } from '#server/procedure/cases/register-instance.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import {
  campaignSubject,
  caseSubject,
  invitationSubject,
  type Subject,
} from '#server/base/subject.ts'

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
const subjectOf = ({ caseId, invitationId, campaignId }: z.output<typeof input>): Subject =>
  caseId
    ? caseSubject(caseId)
    : invitationId
      ? invitationSubject(invitationId)
      : campaignSubject(campaignId ?? '')

/** Safe to run twice: the same instance finds its own row. */
export const worker = defineWorker({
  jobType: 'instance.register',
  input,
  output: z.object({}),
  interactive: true,
  async handle(variables, deps, job) {
    await registerInstance(deps, {
      process: job.processId,
      subject: subjectOf(variables),
      generation: variables.generation,
      processInstanceKey: job.processInstanceKey,
    })
    return {}
  },
})
