import { code, date, flag, id } from '../variables.ts'

/** Every variable that a letter on its way may hold. */
export const variables = {
  subject: id(),
  invitationId: id(),
  caseId: id(),
  documentType: code(),
  letterIsOptional: flag(),
  resumeAt: code(),
  letterId: id(),
  letterFit: flag(),
  letterOutcome: code(),
  printDueOn: date(),
  waitId: id(),
  letterDecision: code(),
}

/** Keys of the forms that code reads. */
export const forms = { clarifyLetter: ['decision'] }
