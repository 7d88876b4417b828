import { code, date, flag, id } from '../variables.ts'

/** Every variable that an intake may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  talkHeld: flag(),
  participation: code(),
  thinkingDueOn: date(),
  waitId: id(),
}

/** Keys of the forms that code reads. */
export const forms = {
  firstConversation: [
    'concern',
    'expectations',
    'immediateNeeds',
    'otherHelpers',
    'note',
    'confidential',
    'privacyNoticeGiven',
  ],
  participationDecision: ['decision', 'thinkUntil', 'consentEvaluation', 'consentContact'],
  askAgain: ['decision'],
}
