import { code, flag, id } from '../variables.ts'

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
  nextPhase: code(),
  talkHeld: flag(),
  consentId: id(),
}

/** Keys of the forms that code reads. */
export const forms = { confirmAssignment: ['caseworkerId', 'reason'] }
