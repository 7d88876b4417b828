import { code, flag, id } from '../variables.ts'

/** Every variable that a goal agreement may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  talkHeld: flag(),
  approvalNeeded: flag(),
  planApproved: flag(),
  agreement: code(),
  planRounds: code(),
  mediation: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  draftPlan: [
    'guidingGoal',
    'goals',
    'contributionsClient',
    'contributionsAgency',
    'measures',
    'reviewOn',
  ],
  approvePlan: ['decision', 'remark'],
  signPlan: ['outcome', 'signedOn', 'copyGiven', 'explainedIn'],
  mediate: ['outcome', 'note'],
}
