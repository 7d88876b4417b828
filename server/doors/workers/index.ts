import { worker as appointmentCheck } from './appointment.check.ts'
import { worker as assignmentPropose } from './assignment.propose.ts'
import { worker as calendarBook } from './calendar.book.ts'
import { worker as calendarPropose } from './calendar.propose.ts'
import { worker as campaignImport } from './campaign.import.ts'
import { worker as campaignStartWave } from './campaign.start-wave.ts'
import { worker as campaignStatistics } from './campaign.statistics.ts'
import { worker as campaignStop } from './campaign.stop.ts'
import { worker as caseClose } from './case.close.ts'
import { worker as caseOpen } from './case.open.ts'
import { worker as casePause } from './case.pause.ts'
import { worker as caseResume } from './case.resume.ts'
import { worker as caseStartPhase } from './case.start-phase.ts'
import { worker as closureCheck } from './closure.check.ts'
import { worker as consentWithdraw } from './consent.withdraw.ts'
import { worker as deadlineCalculate } from './deadline.calculate.ts'
import { worker as decisionEvaluate } from './decision.evaluate.ts'
import { worker as exclusionFind } from './exclusion.find.ts'
import { worker as instanceRegister } from './instance.register.ts'
import { worker as letterDispatch } from './letter.dispatch.ts'
import { worker as letterHold } from './letter.hold.ts'
import { worker as letterRender } from './letter.render.ts'
import { worker as messagePublish } from './message.publish.ts'
import { worker as planActivate } from './plan.activate.ts'
import { worker as planCheck } from './plan.check.ts'
import { worker as planPrepare } from './plan.prepare.ts'
import { worker as reminderSend } from './reminder.send.ts'
import { worker as reviewCheck } from './review.check.ts'
import { worker as reviewPrepare } from './review.prepare.ts'
import { worker as sheetPrefill } from './sheet.prefill.ts'

/** All workers, one per job type. */
export const workers = [
  appointmentCheck,
  assignmentPropose,
  calendarBook,
  calendarPropose,
  campaignImport,
  campaignStartWave,
  campaignStatistics,
  campaignStop,
  caseClose,
  caseOpen,
  casePause,
  caseResume,
  caseStartPhase,
  closureCheck,
  consentWithdraw,
  deadlineCalculate,
  decisionEvaluate,
  exclusionFind,
  instanceRegister,
  letterDispatch,
  letterHold,
  letterRender,
  messagePublish,
  planActivate,
  planCheck,
  planPrepare,
  reminderSend,
  reviewCheck,
  reviewPrepare,
  sheetPrefill,
]
