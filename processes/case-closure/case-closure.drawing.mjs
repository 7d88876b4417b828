import { letter, waitKeys } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'case-closure',
  name: 'Abschluss',
  subject: '= [subject]',
  messages: { ClientConcern: '= caseId', ...waitKeys },
  nodes: [
    { id: 'ev-closure-started', name: 'Abschluss beginnt', en: 'Closure starts', column: 0, row: 0 },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 1, row: 0 },
    { id: 'st-check-closure', name: 'Offenes prüfen', en: 'Check what is open', column: 2, row: 0, job: 'closure.check' },
    { id: 'gw-report', name: 'Abschlussbericht nötig?', en: 'Is a closing report needed?', column: 3, row: 0 },
    { id: 'gw-any-report', column: 4, row: 0 },
    { id: 'ut-closing-report', name: 'Abschlussbericht schreiben', en: 'Write the closing report', column: 5, row: 0, role: 'caseworker', headers: { dueRule: 'closing-report' } },
    { id: 'gw-confirmation', name: 'Bestätigung der Leitung nötig?', en: 'Is the lead’s confirmation needed?', column: 6, row: 0 },
    { id: 'st-close-case', name: 'Fall abschließen', en: 'Close case', column: 7, row: 0, job: 'case.close' },
    { id: 'ca-closing-letter', name: 'Abschlussbrief versenden', en: 'Send closing letter', column: 8, row: 0, ...letter('CLOSING_LETTER') },
    { id: 'gw-aftercare', name: 'Nachfrage gewünscht?', en: 'Is a later contact wished?', column: 9, row: 0 },
    { id: 'ev-closed', name: 'Fall abgeschlossen', en: 'Case closed', column: 10, row: 0 },
    // confirmation, above
    { id: 'ut-confirm-closure', name: 'Abschluss bestätigen', en: 'Confirm the closure', column: 6, row: -1, role: 'team-lead', headers: { dueRule: 'closure-confirm' } },
    { id: 'gw-confirmed', name: 'Bestätigt?', en: 'Confirmed?', column: 7, row: -1 },
    // aftercare, below
    { id: 'st-calc-aftercare', name: 'Tag der Nachfrage berechnen', en: 'Calculate the day of the contact', column: 9, row: 2, job: 'deadline.calculate', headers: { rule: 'aftercare', result: 'aftercareDueOn' } },
    { id: 'gw-await-aftercare', name: 'Tag der Nachfrage abwarten', en: 'Await the day of the contact', column: 10, row: 2, waits: true },
    { id: 'ev-aftercare-due', name: 'Tag der Nachfrage', en: 'Day of the contact', column: 11, row: 2, timer: '= aftercareDueOn' },
    { id: 'ut-aftercare-contact', name: 'Nachfragen, wie es geht', en: 'Ask how things are', column: 12, row: 2, role: 'caseworker', headers: { dueRule: 'aftercare-contact' } },
    { id: 'ev-aftercare-done', name: 'Nachfrage beendet', en: 'Later contact done', column: 13, row: 2 },
    { id: 'ev-deadline-moved', name: 'Frist verschoben', en: 'Deadline moved', column: 10, row: 1, message: 'DeadlineMoved', label: 'right' },
    { id: 'ev-client-concern', name: 'Die Person meldet sich', en: 'The person gets in touch', column: 11, row: 3, message: 'ClientConcern' },
    { id: 'ev-wait-ended', name: 'Warten von Hand beendet', en: 'Wait ended by hand', column: 11, row: 4, message: 'WaitEnded' },
    { id: 'ev-aftercare-dropped', name: 'Ohne Nachfrage beendet', en: 'Ended without a later contact', column: 12, row: 4 }
  ],
  flows: [
    { from: 'ev-closure-started', to: 'gw-resume' },
    { from: 'gw-resume', to: 'st-check-closure', name: 'neu', en: 'new', if: '= resumeAt = null' },
    { from: 'gw-resume', to: 'st-calc-aftercare', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "st-calc-aftercare"', via: 'bottom row2 left' },
    { from: 'st-check-closure', to: 'gw-report' },
    { from: 'gw-report', to: 'gw-any-report', name: 'ja', en: 'yes', if: '= reportNeeded = true' },
    { from: 'gw-report', to: 'st-close-case', name: 'nein', en: 'no', if: '= reportNeeded = false', via: 'bottom row1 bottom' },
    { from: 'gw-any-report', to: 'ut-closing-report' },
    { from: 'ut-closing-report', to: 'gw-confirmation' },
    { from: 'gw-confirmation', to: 'st-close-case', name: 'nein', en: 'no', if: '= confirmationNeeded = false' },
    { from: 'gw-confirmation', to: 'ut-confirm-closure', name: 'ja', en: 'yes', if: '= confirmationNeeded = true', via: 'top bottom' },
    { from: 'ut-confirm-closure', to: 'gw-confirmed' },
    { from: 'gw-confirmed', to: 'st-close-case', name: 'ja', en: 'yes', if: '= closureConfirmed = true', via: 'bottom top' },
    { from: 'gw-confirmed', to: 'gw-any-report', name: 'nein', en: 'no', if: '= closureConfirmed = false', via: 'top row-2 top' },
    { from: 'st-close-case', to: 'ca-closing-letter' },
    { from: 'ca-closing-letter', to: 'gw-aftercare' },
    { from: 'gw-aftercare', to: 'ev-closed', name: 'nein', en: 'no', if: '= aftercareWished = null or aftercareWished = false' },
    { from: 'gw-aftercare', to: 'st-calc-aftercare', name: 'ja', en: 'yes', if: '= aftercareWished = true', via: 'bottom top' },
    { from: 'st-calc-aftercare', to: 'gw-await-aftercare' },
    { from: 'gw-await-aftercare', to: 'ev-aftercare-due' },
    { from: 'gw-await-aftercare', to: 'ev-deadline-moved', via: 'top bottom' },
    { from: 'ev-deadline-moved', to: 'st-calc-aftercare', via: 'left top+30' },
    { from: 'ev-aftercare-due', to: 'ut-aftercare-contact' },
    { from: 'ut-aftercare-contact', to: 'ev-aftercare-done' },
    { from: 'gw-await-aftercare', to: 'ev-client-concern', via: 'bottom row3 left' },
    { from: 'ev-client-concern', to: 'ut-aftercare-contact', via: 'right bottom' },
    { from: 'gw-await-aftercare', to: 'ev-wait-ended', via: 'bottom row4 left' },
    { from: 'ev-wait-ended', to: 'ev-aftercare-dropped' }
  ]
}
