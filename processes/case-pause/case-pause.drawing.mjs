import { waitKeys } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'case-pause',
  name: 'Fall pausieren',
  en: 'Pause a case',
  subject: '= [subject]',
  messages: { ResumeCase: '= caseId', ...waitKeys },
  nodes: [
    { id: 'ev-pause-started', name: 'Pause beginnt', en: 'Pause starts', column: 0, row: 0 },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 1, row: 0 },
    { id: 'st-pause-case', name: 'Pause festhalten', en: 'Record the pause', column: 2, row: 0, job: 'case.pause' },
    { id: 'st-calc-pause-end', name: 'Ende der Pause berechnen', en: 'Calculate end of pause', column: 3, row: 0, job: 'deadline.calculate', headers: { rule: 'pause-max', result: 'pauseEndsOn' } },
    { id: 'gw-await-resume', name: 'Rückkehr abwarten', en: 'Await return', column: 4, row: 0, waits: true },
    { id: 'ev-case-resumed', name: 'Die Person möchte weitermachen', en: 'The person wants to go on', column: 5, row: 0, message: 'ResumeCase' },
    { id: 'st-resume-case', name: 'Pause beenden', en: 'End the pause', column: 6, row: 0, job: 'case.resume' },
    { id: 'ev-pause-over', name: 'Pause vorbei', en: 'Pause is over', column: 7, row: 0 },
    { id: 'ev-deadline-moved', name: 'Frist verschoben', en: 'Deadline moved', column: 4, row: -1, message: 'DeadlineMoved', label: 'above' },
    { id: 'ev-pause-due', name: 'Ende der Pause erreicht', en: 'End of the pause reached', column: 5, row: 1, timer: '= pauseEndsOn' },
    { id: 'ev-wait-ended', name: 'Warten von Hand beendet', en: 'Wait ended by hand', column: 5, row: 2, message: 'WaitEnded' }
  ],
  flows: [
    { from: 'ev-pause-started', to: 'gw-resume' },
    { from: 'gw-resume', to: 'st-pause-case', name: 'neu', en: 'new', if: '= resumeAt = null' },
    { from: 'gw-resume', to: 'st-calc-pause-end', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "st-calc-pause-end"', via: 'bottom row1 bottom' },
    { from: 'st-pause-case', to: 'st-calc-pause-end' },
    { from: 'st-calc-pause-end', to: 'gw-await-resume' },
    { from: 'gw-await-resume', to: 'ev-case-resumed' },
    { from: 'gw-await-resume', to: 'ev-deadline-moved', via: 'top bottom' },
    { from: 'ev-deadline-moved', to: 'st-calc-pause-end', via: 'left top' },
    { from: 'gw-await-resume', to: 'ev-pause-due', via: 'bottom row1 left' },
    { from: 'gw-await-resume', to: 'ev-wait-ended', via: 'bottom row2 left' },
    { from: 'ev-case-resumed', to: 'st-resume-case' },
    { from: 'ev-pause-due', to: 'st-resume-case', via: 'right bottom' },
    { from: 'ev-wait-ended', to: 'st-resume-case', via: 'right bottom' },
    { from: 'st-resume-case', to: 'ev-pause-over' }
  ]
}
