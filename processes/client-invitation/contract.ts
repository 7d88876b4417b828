import { code, date, id } from '../variables.ts'

/** Every variable that an invitation may hold. */
export const variables = {
  invitationId: id(),
  clientId: id(),
  campaignId: id(),
  generation: code(),
  resumeAt: code(),
  resumeInCall: code(),
  documentType: code(),
  responseDueOn: date(),
  waitId: id(),
  response: code(),
  channel: code(),
  addressOutcome: code(),
  nextStep: code(),
  priority: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  answerQuestion: ['answered'],
  clarifyAddress: ['outcome', 'street', 'postcode', 'city', 'source'],
  phoneContact: ['reached', 'agreed', 'calledAt', 'laterFrom'],
}
