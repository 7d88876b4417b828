import type { z } from 'zod'
import { variables as appointment } from './appointment/contract.ts'
import { variables as assessment } from './assessment/contract.ts'
import { variables as caseClosure } from './case-closure/contract.ts'
import { variables as casePause } from './case-pause/contract.ts'
import { variables as clientInvitation } from './client-invitation/contract.ts'
import { variables as documentDispatch } from './document-dispatch/contract.ts'
import { variables as followUp } from './follow-up/contract.ts'
import { variables as goalAgreement } from './goal-agreement/contract.ts'
import { variables as helpPlanCase } from './help-plan-case/contract.ts'
import { variables as intake } from './intake/contract.ts'
import { variables as invitationCampaign } from './invitation-campaign/contract.ts'
import { variables as planReview } from './plan-review/contract.ts'

export type Contract = Record<string, z.ZodType>

/** What each process may hold in the engine, by the id of its drawing. */
export const contracts: Readonly<Record<string, Contract>> = {
  appointment,
  assessment,
  'case-closure': caseClosure,
  'case-pause': casePause,
  'client-invitation': clientInvitation,
  'document-dispatch': documentDispatch,
  'follow-up': followUp,
  'goal-agreement': goalAgreement,
  'help-plan-case': helpPlanCase,
  intake,
  'invitation-campaign': invitationCampaign,
  'plan-review': planReview,
}
