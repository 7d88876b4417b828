import { z } from 'zod'
import { decideNoShow } from '#server/procedure/appointments/decide-no-show.ts'
import { decideSupportLevel } from '#server/procedure/assessments/decide-support-level.ts'
import { assignAgencies } from '#server/procedure/campaigns/assign-agencies.ts'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { decideNextStep } from '#server/procedure/invitations/decide-next-step.ts'
import { decideTriage } from '#server/procedure/invitations/decide-triage.ts'
import { decideInterval } from '#server/procedure/plans/decide-interval.ts'
import { decideReviewProposal } from '#server/procedure/reviews/decide-review-proposal.ts'

const input = z.object({
  campaignId: z.uuid().nullish(),
  invitationId: z.uuid().nullish(),
  caseId: z.uuid().nullish(),
})

/** Safe to run twice: each decision is kept under its job. */
export const worker = defineWorker({
  jobType: 'decision.evaluate',
  input,
  output: z.object({
    priority: z.string().optional(),
    nextStep: z.string().optional(),
    documentType: z.string().nullish(),
  }),
  interactive: true,
  async handle({ campaignId, invitationId, caseId }, deps, { key, customHeaders }) {
    const jobKey = `${caseId ?? invitationId ?? campaignId}/${key}`
    switch (customHeaders['decisionId']) {
      case 'agency-assignment':
        await assignAgencies(deps, { campaignId: campaignId ?? '', jobKey })
        return {}
      case 'triage-priority':
        return await decideTriage(deps, { invitationId: invitationId ?? '', jobKey })
      case 'next-contact-step':
        return await decideNextStep(deps, { invitationId: invitationId ?? '', jobKey })
      case 'support-level':
        await decideSupportLevel(deps, { caseId: caseId ?? '', jobKey })
        return {}
      case 'no-show':
        await decideNoShow(deps, { caseId: caseId ?? '', jobKey })
        return {}
      case 'follow-up-interval':
        await decideInterval(deps, { caseId: caseId ?? '', jobKey })
        return {}
      case 'review-proposal':
        await decideReviewProposal(deps, { caseId: caseId ?? '', jobKey })
        return {}
      default:
        throw new Error('no use case decides what is drawn')
    }
  },
})
