import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
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

const output = z.object({
  priority: z.string().optional(),
  nextStep: z.string().optional(),
  documentType: z.string().nullish(),
})

type Asked = { campaignId: string; invitationId: string; caseId: string; jobKey: string }
type Decide = (deps: Deps, asked: Asked) => Promise<z.infer<typeof output> | void>

/** By the id of the table that is drawn. */
const DECISIONS: Record<string, Decide> = {
  'agency-assignment': assignAgencies,
  'triage-priority': decideTriage,
  'next-contact-step': decideNextStep,
  'support-level': decideSupportLevel,
  'no-show': decideNoShow,
  'follow-up-interval': decideInterval,
  'review-proposal': decideReviewProposal,
}

/** Safe to run twice: each decision is kept under its job. */
export const worker = defineWorker({
  jobType: 'decision.evaluate',
  input,
  output,
  interactive: true,
  async handle({ campaignId, invitationId, caseId }, deps, { key, customHeaders }) {
    const decide = DECISIONS[customHeaders['decisionId'] ?? '']
    if (!decide) throw new Error('no use case decides what is drawn')
    const decided = await decide(deps, {
      campaignId: campaignId ?? '',
      invitationId: invitationId ?? '',
      caseId: caseId ?? '',
      jobKey: `${caseId ?? invitationId ?? campaignId}/${key}`,
    })
    return decided ?? {}
  },
})
