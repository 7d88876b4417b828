import { code, date, id } from '../variables.ts'

/** Every variable that a case may hold. */
export const variables = {
  caseId: id(),
  clientId: id(),
  invitationId: id(),
  origin: code(),
  priority: code(),
  generation: code(),
  resumeAt: code(),
  resumeInCall: code(),
  participation: code(),
  thinkingDueOn: date(),
  waitId: id(),
  consentId: id(),
}

/** Keys of the forms that code reads. */
export const forms = {
  confirmAssignment: ['caseworkerId', 'reason'],
  firstConversation: ['concern', 'expectations', 'immediateNeeds', 'otherHelpers', 'note', 'confidential', 'privacyNoticeGiven'],
  participationDecision: ['decision', 'thinkUntil', 'consentEvaluation', 'consentContact'],
  prepareAssessment: ['firstTopics', 'interpreterNeeded', 'sheetOn'],
  askAgain: ['decision'],
}
