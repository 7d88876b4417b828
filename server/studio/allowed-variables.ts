import { variables as clientInvitation } from '#processes/client-invitation/contract.ts'
import { variables as documentDispatch } from '#processes/document-dispatch/contract.ts'
import { variables as helpPlanCase } from '#processes/help-plan-case/contract.ts'
import { variables as invitationCampaign } from '#processes/invitation-campaign/contract.ts'

/** Every variable that a contract allows in the engine; the value of any other is hashed and raises an alarm. */
export const allowedVariables: ReadonlySet<string> = new Set([clientInvitation, documentDispatch, helpPlanCase, invitationCampaign].flatMap((contract) => Object.keys(contract)))
