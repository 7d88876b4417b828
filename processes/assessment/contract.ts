import { code, flag, id } from '../variables.ts'

/** Every variable that an assessment may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  talkHeld: flag(),
  assessmentOutcome: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  prepareAssessment: ['firstTopics', 'interpreterNeeded', 'sheetOn'],
  assessment: [
    'summary',
    'strengths',
    'changeReadiness',
    'vocational',
    'careUnsolved',
    'lastWork',
    'wantsWork',
  ],
  confirmAssessment: [
    'sharedWithClient',
    'clientRemark',
    'differences',
    'supportLevel',
    'overrideReason',
    'outcome',
  ],
  caseConsultation: ['result'],
}
