import { agreeOnTalk } from '#server/procedure/appointments/agree.form.ts'
import { afterNoShow, recordAttendance } from '#server/procedure/appointments/attendance.form.ts'
import { assessment } from '#server/procedure/assessments/assessment.form.ts'
import {
  caseConsultation,
  confirmAssessment,
} from '#server/procedure/assessments/confirm-assessment.form.ts'
import { approveCampaign } from '#server/procedure/campaigns/approve-campaign.form.ts'
import { campaignReport } from '#server/procedure/campaigns/campaign-report.form.ts'
import { checkExclusions } from '#server/procedure/campaigns/check-exclusions.form.ts'
import { prepareCampaign } from '#server/procedure/campaigns/prepare-campaign.form.ts'
import { confirmAssignment } from '#server/procedure/cases/confirm-assignment.form.ts'
import { firstConversation } from '#server/procedure/cases/first-conversation.form.ts'
import { askAgain, participationDecision } from '#server/procedure/cases/participation.form.ts'
import { prepareAssessment } from '#server/procedure/cases/prepare-assessment.form.ts'
import {
  aftercareContact,
  closingReport,
  confirmClosure,
} from '#server/procedure/closures/closure.form.ts'
import { answerQuestion } from '#server/procedure/invitations/answer-question.form.ts'
import { clarifyAddress } from '#server/procedure/invitations/clarify-address.form.ts'
import { phoneContact } from '#server/procedure/invitations/phone-contact.form.ts'
import { approvePlan, mediate, signPlan } from '#server/procedure/plans/agree-plan.form.ts'
import { draftPlan } from '#server/procedure/plans/draft-plan.form.ts'
import { amendPlan, followUpContact } from '#server/procedure/plans/follow-up.form.ts'
import { clarifyLetter } from '#server/procedure/prints/clarify-letter.form.ts'
import {
  arrangeReview,
  reviewConversation,
  reviewDecision,
  reviewWithoutClient,
} from '#server/procedure/reviews/review.form.ts'
import type { FormUseCases } from '#server/procedure/tasks/form-use-case.ts'

/** The forms that do more than keep their answers, by form id. */
export const formUseCases: FormUseCases = {
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
