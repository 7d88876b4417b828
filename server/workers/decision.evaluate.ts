import { z } from 'zod'
import { assignAgencies } from '../campaigns/assign-agencies.ts'
import { defineWorker } from '../engine/define-worker.ts'
import { decideNextStep } from '../invitations/decide-next-step.ts'
import { decideTriage } from '../invitations/decide-triage.ts'

const input = z.object({ campaignId: z.uuid().nullish(), invitationId: z.uuid().nullish() })

/** Safe to run twice: each decision is kept under its job. */
export const worker = defineWorker({
  jobType: 'decision.evaluate',
  input,
  output: z.object({ priority: z.string().optional(), nextStep: z.string().optional(), documentType: z.string().nullish() }),
  interactive: true,
  async handle({ campaignId, invitationId }, deps, { key, customHeaders }) {
    const jobKey = `${invitationId ?? campaignId}/${key}`
    switch (customHeaders['decisionId']) {
      case 'agency-assignment':
        await assignAgencies(deps, { campaignId: campaignId ?? '', jobKey })
        return {}
      case 'triage-priority':
        return await decideTriage(deps, { invitationId: invitationId ?? '', jobKey })
      case 'next-contact-step':
        return await decideNextStep(deps, { invitationId: invitationId ?? '', jobKey })
      default:
        throw new Error('no use case decides what is drawn')
    }
  },
})
