import { code, date, id } from '../variables.ts'

/** Every variable that a pause may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  resumeAt: code(),
  pauseEndsOn: date(),
  waitId: id(),
}
