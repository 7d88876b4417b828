import { code, date, flag, id } from '../variables.ts'

/** Every variable that the arranging of a talk may hold. */
export const variables = {
  subject: id(),
  caseId: id(),
  resumeAt: code(),
  resumeInCall: code(),
  talkPurpose: code(),
  appointmentId: id(),
  appointmentMode: code(),
  appointmentStep: code(),
  appointmentStepOn: date(),
  waitId: id(),
  talkHeld: flag(),
  nextTry: code(),
}

/** Keys of the forms that code reads. */
export const forms = {
  agreeSlot: ['result', 'slot', 'otherOn', 'otherAt', 'place', 'agreedBy'],
  arrangeTalk: ['result', 'slot', 'otherOn', 'otherAt', 'place'],
  recordAttendance: ['attendance', 'excused', 'durationMin', 'participants'],
  afterNoShow: ['nextTry', 'reason'],
}
