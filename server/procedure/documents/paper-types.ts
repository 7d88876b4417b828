import type { DocumentType } from '#server/procedure/letters/letter-data.ts'
import type { PaperKind } from './schema.ts'

/** What a paper is called in addresses, and as a kind of letter. */
export const paperTypes: Record<PaperKind, DocumentType> = {
  'help-plan': 'HELP_PLAN',
  'assessment-sheet': 'ASSESSMENT_SHEET',
  'review-report': 'REVIEW_REPORT',
  'consent-form': 'CONSENT_FORM',
  'privacy-notice': 'PRIVACY_NOTICE',
  'closing-report': 'CLOSING_REPORT',
  'appointment-letter': 'APPOINTMENT_LETTER',
  'review-invitation': 'REVIEW_INVITATION',
  'closing-letter': 'CLOSING_LETTER',
}
