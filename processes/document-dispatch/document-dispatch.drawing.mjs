// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
const outcome = (code) => ({ letterOutcome: `= "${code}"` })

export default {
  id: 'document-dispatch',
  name: 'Brief versenden',
  en: 'Send a letter',
  subject: '= [subject]',
  messages: { LetterPosted: '= letterId', LetterCancelled: '= letterId', DeadlineMoved: '= waitId', WaitEnded: '= waitId' },
  errors: [],
  nodes: [
    // happy path
    { id: 'ev-letter-requested', name: 'Brief angefordert', en: 'Letter requested', column: 0, row: 0 },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 1, row: 0 },
    { id: 'st-render-letter', name: 'Brief erstellen', en: 'Render letter', column: 2, row: 0, job: 'letter.render',
      out: { letterId: '= letterId', letterFit: '= letterFit', letterOutcome: '= if letterFit then null else "skipped"' } },
    { id: 'gw-fit', name: 'Zustellbar?', en: 'Deliverable?', column: 3, row: 0 },
    { id: 'st-queue-letter', name: 'In Druckliste aufnehmen', en: 'Queue for printing', column: 4, row: 0, job: 'letter.dispatch', out: outcome('queued') },
    { id: 'gw-must-wait', name: 'Auf die Post warten?', en: 'Wait for posting?', column: 5, row: 0 },
    { id: 'st-calc-print-due', name: 'Druckfrist berechnen', en: 'Calculate printing deadline', column: 6, row: 0, job: 'deadline.calculate', headers: { rule: 'print-due', result: 'printDueOn' } },
    { id: 'gw-await-posting', name: 'Post abwarten', en: 'Await posting', column: 7, row: 0, waits: true },
    { id: 'ev-letter-posted', name: 'Brief gepostet', en: 'Letter posted', column: 8, row: 0, message: 'LetterPosted', out: outcome('posted') },
    { id: 'ev-posted', name: 'Brief unterwegs', en: 'Letter on its way', column: 11, row: 0 },
    // above
    { id: 'ev-deadline-moved', name: 'Frist verschoben', en: 'Deadline moved', column: 7, row: -1, message: 'DeadlineMoved', label: 'above' },
    // not needed, not waited for
    { id: 'ev-skipped', name: 'Brief ausgelassen', en: 'Letter skipped', column: 3, row: 1 },
    { id: 'ev-queued', name: 'Brief eingereiht', en: 'Letter queued', column: 5, row: 1 },
    // cancelled or late
    { id: 'ev-letter-cancelled', name: 'Brief storniert', en: 'Letter cancelled', column: 8, row: 1, message: 'LetterCancelled', out: outcome('cancelled') },
    { id: 'ev-print-due', name: 'Druckfrist abgelaufen', en: 'Printing deadline passed', column: 8, row: 2, timer: '= printDueOn' },
    { id: 'ev-wait-ended', name: 'Warten von Hand beendet', en: 'Wait ended by hand', column: 8, row: 3, message: 'WaitEnded' },
    { id: 'ut-clarify-letter', name: 'Verbleib klären', en: 'Clarify the letter', column: 9, row: 2, role: 'campaign-manager', headers: { dueRule: 'clarify-letter' },
      out: { letterDecision: '= letterDecision', letterOutcome: '= if letterDecision = "cancel" then "cancelled" else null' } },
    { id: 'gw-letter-decision', name: 'Weiter warten?', en: 'Keep waiting?', column: 10, row: 2 },
    { id: 'ev-cancelled', name: 'Brief entfallen', en: 'Letter dropped', column: 11, row: 1, label: 'above' }
  ],
  flows: [
    { from: 'ev-letter-requested', to: 'gw-resume' },
    { from: 'gw-resume', to: 'st-render-letter', name: 'neu', en: 'new', if: '= resumeAt = null' },
    { from: 'gw-resume', to: 'st-calc-print-due', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "st-calc-print-due"', via: 'top row-1 top-20' },
    { from: 'st-render-letter', to: 'gw-fit' },
    { from: 'gw-fit', to: 'st-queue-letter', name: 'ja', en: 'yes', if: '= letterFit = true' },
    { from: 'gw-fit', to: 'ev-skipped', name: 'nein', en: 'no', if: '= letterFit = false', via: 'bottom top' },
    { from: 'st-queue-letter', to: 'gw-must-wait' },
    { from: 'gw-must-wait', to: 'st-calc-print-due', name: 'ja', en: 'yes', if: '= letterIsOptional = null or letterIsOptional = false' },
    { from: 'gw-must-wait', to: 'ev-queued', name: 'nein', en: 'no', if: '= letterIsOptional = true', via: 'bottom top' },
    { from: 'st-calc-print-due', to: 'gw-await-posting' },
    { from: 'gw-await-posting', to: 'ev-letter-posted' },
    { from: 'ev-letter-posted', to: 'ev-posted' },
    { from: 'gw-await-posting', to: 'ev-deadline-moved', via: 'top bottom' },
    { from: 'ev-deadline-moved', to: 'st-calc-print-due', via: 'left top+20' },
    { from: 'gw-await-posting', to: 'ev-letter-cancelled', via: 'bottom row1 left' },
    { from: 'ev-letter-cancelled', to: 'ev-cancelled' },
    { from: 'gw-await-posting', to: 'ev-print-due', via: 'bottom row2 left' },
    { from: 'gw-await-posting', to: 'ev-wait-ended', via: 'bottom row3 left' },
    { from: 'ev-print-due', to: 'ut-clarify-letter' },
    { from: 'ev-wait-ended', to: 'ut-clarify-letter', via: 'right bottom' },
    { from: 'ut-clarify-letter', to: 'gw-letter-decision' },
    { from: 'gw-letter-decision', to: 'ev-cancelled', name: 'nein', en: 'no', if: '= letterDecision = "cancel"', via: 'right bottom' },
    { from: 'gw-letter-decision', to: 'st-calc-print-due', name: 'ja', en: 'yes', if: '= letterDecision = "wait"', via: 'bottom row3.6 bottom' }
  ]
}
