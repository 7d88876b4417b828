import { code, date, flag, id } from '../variables.ts'

/** Every variable that a closure may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  reportNeeded: flag(),
  confirmationNeeded: flag(),
  closureConfirmed: flag(),
  aftercareWished: flag(),
  aftercareDueOn: date(),
  waitId: id(),
}

/** Keys of the forms that code reads. */
export const forms = {
  closingReport: [
    'endCode',
    'whatHelped',
    'openIssues',
    'benefitState',
    'workKind',
    'aftercareConsent',
  ],
  confirmClosure: ['confirmed', 'remark'],
  aftercareContact: ['reached', 'stillIndependent', 'needsHelp'],
}
