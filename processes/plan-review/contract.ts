import { code, flag, id } from '../variables.ts'

/** Every variable that a review may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  /** Version 1 only: cases that were in review then. */
  reviewArranged: flag(),
  talkHeld: flag(),
  nextPhase: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  reviewConversation: ['ratings', 'lifeChanges', 'satisfaction', 'wish', 'why'],
  reviewWithoutClient: ['why'],
  reviewDecision: ['decision', 'reason', 'nextReviewOn'],
}
