import { code, date, flag, id } from '../variables.ts'

/** Every variable that a follow-up may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  clientId: id(),
  priority: code(),
  resumeAt: code(),
  resumeInCall: code(),
  nextContactOn: date(),
  waitId: id(),
  reviewIsDue: flag(),
  course: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  followUpContact: [
    'kind',
    'contactOn',
    'course',
    'nextStep',
    'nextContactOn',
    'intervalReason',
    'note',
    'confidential',
  ],
  amendPlan: [
    'change',
    'copyGiven',
    'guidingGoal',
    'goals',
    'contributionsClient',
    'contributionsAgency',
    'measures',
    'reviewOn',
  ],
}
