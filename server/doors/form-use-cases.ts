import { agreeOnTalk } from '../appointments/agree.form.ts'
import { afterNoShow, recordAttendance } from '../appointments/attendance.form.ts'
import { assessment } from '../assessments/assessment.form.ts'
import { caseConsultation, confirmAssessment } from '../assessments/confirm-assessment.form.ts'
import { approveCampaign } from '../campaigns/approve-campaign.form.ts'
import { campaignReport } from '../campaigns/campaign-report.form.ts'
import { checkExclusions } from '../campaigns/check-exclusions.form.ts'
import { prepareCampaign } from '../campaigns/prepare-campaign.form.ts'
import { confirmAssignment } from '../cases/confirm-assignment.form.ts'
import { firstConversation } from '../cases/first-conversation.form.ts'
import { askAgain, participationDecision } from '../cases/participation.form.ts'
import { prepareAssessment } from '../cases/prepare-assessment.form.ts'
import { aftercareContact, closingReport, confirmClosure } from '../closures/closure.form.ts'
import { answerQuestion } from '../invitations/answer-question.form.ts'
import { clarifyAddress } from '../invitations/clarify-address.form.ts'
import { phoneContact } from '../invitations/phone-contact.form.ts'
import { approvePlan, mediate, signPlan } from '../plans/agree-plan.form.ts'
import { draftPlan } from '../plans/draft-plan.form.ts'
import { amendPlan, followUpContact } from '../plans/follow-up.form.ts'
import { clarifyLetter } from '../prints/clarify-letter.form.ts'
import { arrangeReview, reviewConversation, reviewDecision, reviewWithoutClient } from '../reviews/review.form.ts'
import type { FormUseCase } from './form-use-case.ts'

/** The forms that do more than keep their answers, by form id. */
export const formUseCases: Partial<Record<string, FormUseCase>> = {
  'after-no-show': afterNoShow,
  'aftercare-contact': aftercareContact,
  'agree-slot': agreeOnTalk,
  'amend-plan': amendPlan,
  'answer-question': answerQuestion,
  'approve-campaign': approveCampaign,
  'approve-plan': approvePlan,
  'arrange-review': arrangeReview,
  'arrange-talk': agreeOnTalk,
  'ask-again': askAgain,
  assessment,
  'campaign-report': campaignReport,
  'case-consultation': caseConsultation,
  'check-exclusions': checkExclusions,
  'clarify-address': clarifyAddress,
  'clarify-letter': clarifyLetter,
  'closing-report': closingReport,
  'confirm-assessment': confirmAssessment,
  'confirm-assignment': confirmAssignment,
  'confirm-closure': confirmClosure,
  'draft-plan': draftPlan,
  'first-conversation': firstConversation,
  'follow-up-contact': followUpContact,
  mediate,
  'participation-decision': participationDecision,
  'phone-contact': phoneContact,
  'prepare-assessment': prepareAssessment,
  'prepare-campaign': prepareCampaign,
  'record-attendance': recordAttendance,
  'review-conversation': reviewConversation,
  'review-decision': reviewDecision,
  'review-without-client': reviewWithoutClient,
  'sign-plan': signPlan,
}
