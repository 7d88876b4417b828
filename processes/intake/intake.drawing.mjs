import { letter, pause, talk, waitKeys } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'intake',
  name: 'Aufnahme',
  en: 'Intake',
  subject: '= [subject]',
  messages: { ClientDecided: '= caseId', CasePaused: '= caseId', ...waitKeys },
  nodes: [
    // happy path
    { id: 'ev-intake-started', name: 'Aufnahme beginnt', en: 'Intake starts', column: 0, row: 0 },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 1, row: 0 },
    { id: 'ca-first-talk', name: 'Erstgespräch vereinbaren', en: 'Arrange the first talk', column: 2, row: 0, ...talk('intake') },
    { id: 'gw-talk', name: 'Fand es statt?', en: 'Did it take place?', column: 3, row: 0 },
    { id: 'ut-first-conversation', name: 'Erstgespräch führen', en: 'Hold first conversation', column: 4, row: 0, role: 'caseworker', headers: { dueRule: 'first-conversation' } },
    { id: 'ut-participation-decision', name: 'Entscheidung aufnehmen', en: 'Record decision', column: 5, row: 0, role: 'caseworker', headers: { dueRule: 'participation-decision' } },
    { id: 'gw-any-decision', column: 6, row: 0 },
    { id: 'gw-participation', name: 'Nimmt die Person teil?', en: 'Does the person take part?', column: 7, row: 0 },
    { id: 'ca-privacy-notice', name: 'Datenschutz erklären', en: 'Explain privacy', column: 8, row: 0, ...letter('PRIVACY_NOTICE') },
    { id: 'ev-participates', name: 'Die Person nimmt teil', en: 'The person takes part', column: 9, row: 0 },
    // it ends here, kindly
    { id: 'ev-not-participating', name: 'Ohne Teilnahme beendet', en: 'Ended without participation', column: 8, row: -1 },
    { id: 'ev-no-contact', name: 'Kein Gespräch zustande gekommen', en: 'No talk came about', column: 4, row: 1 },
    // thinking: below
    { id: 'st-calc-thinking-due', name: 'Bedenkzeit berechnen', en: 'Calculate time to think', column: 8, row: 2, job: 'deadline.calculate', headers: { rule: 'thinking-time', result: 'thinkingDueOn' } },
    { id: 'gw-await-decision', name: 'Entscheidung abwarten', en: 'Await decision', column: 9, row: 2, waits: true },
    { id: 'ev-client-decided', name: 'Entscheidung mitgeteilt', en: 'Decision stated', column: 10, row: 2, message: 'ClientDecided' },
    { id: 'ev-deadline-moved', name: 'Frist verschoben', en: 'Deadline moved', column: 9, row: 1, message: 'DeadlineMoved', label: 'right' },
    { id: 'ev-thinking-due', name: 'Bedenkzeit vorbei', en: 'Time to think is over', column: 10, row: 3, timer: '= thinkingDueOn' },
    { id: 'ev-wait-ended', name: 'Warten von Hand beendet', en: 'Wait ended by hand', column: 10, row: 4, message: 'WaitEnded' },
    { id: 'ut-ask-again', name: 'Einmal nachfragen', en: 'Ask again once', column: 11, row: 3, role: 'caseworker', headers: { dueRule: 'ask-again' } },
    { id: 'ev-case-paused', name: 'Pause gewünscht', en: 'Pause wished', column: 10, row: 5, message: 'CasePaused' },
    { id: 'ca-pause', name: 'Pausieren', en: 'Pause', column: 11, row: 5, ...pause }
  ],
  flows: [
    { from: 'ev-intake-started', to: 'gw-resume' },
    { from: 'gw-resume', to: 'ca-first-talk', name: 'neu', en: 'new', if: '= resumeAt = null or resumeAt = "ca-first-talk"' },
    { from: 'ca-first-talk', to: 'gw-talk' },
    { from: 'gw-talk', to: 'ut-first-conversation', name: 'ja', en: 'yes', if: '= talkHeld = true' },
    { from: 'gw-talk', to: 'ev-no-contact', name: 'nein', en: 'no', if: '= talkHeld = false', via: 'bottom row1 left' },
    { from: 'gw-resume', to: 'st-calc-thinking-due', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "st-calc-thinking-due"', via: 'bottom row3 bottom-20' },
    { from: 'ut-first-conversation', to: 'ut-participation-decision' },
    { from: 'ut-participation-decision', to: 'gw-any-decision' },
    { from: 'gw-any-decision', to: 'gw-participation' },
    { from: 'gw-participation', to: 'ca-privacy-notice', name: 'ja', en: 'yes', if: '= participation = "yes"' },
    { from: 'ca-privacy-notice', to: 'ev-participates' },
    { from: 'gw-participation', to: 'ev-not-participating', name: 'nein, Beratung genügt', en: 'no, advice is enough', if: '= participation = "no" or participation = "one-off"', via: 'top row-1 left' },
    { from: 'gw-participation', to: 'st-calc-thinking-due', name: 'überlegt noch', en: 'still thinking', if: '= participation = "thinking"', via: 'bottom row2 left' },
    { from: 'st-calc-thinking-due', to: 'gw-await-decision' },
    { from: 'gw-await-decision', to: 'ev-client-decided' },
    { from: 'gw-await-decision', to: 'ev-deadline-moved', via: 'top bottom' },
    { from: 'ev-deadline-moved', to: 'st-calc-thinking-due', via: 'left top' },
    { from: 'gw-await-decision', to: 'ev-thinking-due', via: 'bottom row3 left' },
    { from: 'gw-await-decision', to: 'ev-wait-ended', via: 'bottom row4 left' },
    { from: 'gw-await-decision', to: 'ev-case-paused', via: 'bottom row5 left' },
    { from: 'ev-case-paused', to: 'ca-pause' },
    { from: 'ca-pause', to: 'st-calc-thinking-due', via: 'bottom row5.8 bottom+20' },
    { from: 'ev-thinking-due', to: 'ut-ask-again' },
    { from: 'ev-wait-ended', to: 'ut-ask-again', via: 'right bottom' },
    { from: 'ev-client-decided', to: 'gw-any-decision', via: 'right column12 row-2 top' },
    { from: 'ut-ask-again', to: 'gw-any-decision', via: 'right column12 row-2 top' }
  ]
}
