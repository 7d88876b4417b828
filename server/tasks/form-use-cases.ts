import { approveCampaign } from '../campaigns/approve-campaign.form.ts'
import { campaignReport } from '../campaigns/campaign-report.form.ts'
import { checkExclusions } from '../campaigns/check-exclusions.form.ts'
import { prepareCampaign } from '../campaigns/prepare-campaign.form.ts'
import { confirmAssignment } from '../cases/confirm-assignment.form.ts'
import { firstConversation } from '../cases/first-conversation.form.ts'
import { askAgain, participationDecision } from '../cases/participation.form.ts'
import { prepareAssessment } from '../cases/prepare-assessment.form.ts'
import { answerQuestion } from '../invitations/answer-question.form.ts'
import { clarifyAddress } from '../invitations/clarify-address.form.ts'
import { phoneContact } from '../invitations/phone-contact.form.ts'
import { clarifyLetter } from '../prints/clarify-letter.form.ts'
import type { FormUseCase } from './form-use-case.ts'

/** The forms that do more than keep their answers, by form id. */
export const formUseCases: Partial<Record<string, FormUseCase>> = {
  'answer-question': answerQuestion,
  'approve-campaign': approveCampaign,
  'ask-again': askAgain,
  'campaign-report': campaignReport,
  'check-exclusions': checkExclusions,
  'clarify-address': clarifyAddress,
  'clarify-letter': clarifyLetter,
  'confirm-assignment': confirmAssignment,
  'first-conversation': firstConversation,
  'participation-decision': participationDecision,
  'phone-contact': phoneContact,
  'prepare-assessment': prepareAssessment,
  'prepare-campaign': prepareCampaign,
}
