// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
const letter = (documentType) => ({ calls: 'document-dispatch',
  in: { subject: '= "case:" + caseId', caseId: '= caseId', documentType: `= "${documentType}"`, letterIsOptional: '= true', resumeAt: '= resumeInCall' },
  out: { resumeAt: '= null', resumeInCall: '= null' } })

export default {
  id: 'help-plan-case',
  name: 'Hilfeplanfall führen',
  subject: '= ["case:" + caseId]',
  messages: {
    ParticipationInterest: null,
    ClientDecided: '= caseId', ParticipationWithdrawn: '= caseId', ConsentWithdrawn: '= caseId', ClientDied: '= clientId',
    DeadlineMoved: '= waitId', WaitEnded: '= waitId'
  },
  errors: ['DUPLICATE_CASE'],
  notes: [
    { id: 'note-ends', text: 'Jederzeit: beendet den Fall sofort', en: 'At any time: ends the case at once', column: 2, row: 5 },
    { id: 'note-goes-on', text: 'Jederzeit: der Fall läuft weiter', en: 'At any time: the case goes on', column: 6, row: 5 }
  ],
  nodes: [
    // happy path
    { id: 'ev-participation-interest', name: 'Interesse gemeldet', en: 'Interest stated', column: 0, row: 0, message: 'ParticipationInterest' },
    { id: 'st-register', name: 'Fall registrieren', en: 'Register case', column: 1, row: 0, job: 'instance.register' },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 2, row: 0 },
    { id: 'st-open-case', name: 'Fall anlegen', en: 'Open case', column: 3, row: 0, job: 'case.open' },
    { id: 'st-propose-assignment', name: 'Zuständigkeit vorschlagen', en: 'Propose assignment', column: 4, row: 0, job: 'assignment.propose' },
    { id: 'ut-confirm-assignment', name: 'Zuständigkeit bestätigen', en: 'Confirm assignment', column: 5, row: 0, role: 'team-lead', headers: { dueRule: 'assignment-confirm' } },
    { id: 'ut-first-conversation', name: 'Erstgespräch führen', en: 'Hold first conversation', column: 6, row: 0, role: 'caseworker', headers: { dueRule: 'first-conversation' } },
    { id: 'ut-participation-decision', name: 'Entscheidung aufnehmen', en: 'Record decision', column: 7, row: 0, role: 'caseworker', headers: { dueRule: 'participation-decision' } },
    { id: 'gw-any-decision', column: 8, row: 0 },
    { id: 'gw-participation', name: 'Nimmt die Person teil?', en: 'Does the person take part?', column: 9, row: 0 },
    { id: 'ca-privacy-notice', name: 'Datenschutz erklären', en: 'Explain privacy', column: 10, row: 0, ...letter('PRIVACY_NOTICE') },
    { id: 'ut-prepare-assessment', name: 'Fallklärung vorbereiten', en: 'Prepare assessment', column: 11, row: 0, role: 'caseworker', headers: { dueRule: 'prepare-assessment' } },
    { id: 'ev-assessment-prepared', name: 'Fallklärung vorbereitet', en: 'Assessment prepared', column: 12, row: 0 },
    // registered twice
    { id: 'ev-registered-before', on: 'st-register', error: 'DUPLICATE_CASE', shift: 0, name: 'Bereits registriert', en: 'Registered before', label: 'below right' },
    { id: 'ev-duplicate', name: 'Dublette verworfen', en: 'Duplicate dropped', column: 1, row: 1 },
    // no, or one-off advice is enough: above
    { id: 'st-close-case', name: 'Fall abschließen', en: 'Close case', column: 10, row: -1, job: 'case.close' },
    { id: 'ca-closing-letter', name: 'Abschlussbrief versenden', en: 'Send closing letter', column: 11, row: -1, ...letter('CLOSING_LETTER') },
    { id: 'ev-not-participating', name: 'Ohne Teilnahme beendet', en: 'Ended without participation', column: 12, row: -1 },
    // thinking: below
    { id: 'st-calc-thinking-due', name: 'Bedenkzeit berechnen', en: 'Calculate time to think', column: 10, row: 2, job: 'deadline.calculate', headers: { rule: 'thinking-time', result: 'thinkingDueOn' } },
    { id: 'gw-await-decision', name: 'Entscheidung abwarten', en: 'Await decision', column: 11, row: 2, waits: true },
    { id: 'ev-client-decided', name: 'Entscheidung mitgeteilt', en: 'Decision stated', column: 12, row: 2, message: 'ClientDecided' },
    { id: 'ev-deadline-moved', name: 'Frist verschoben', en: 'Deadline moved', column: 11, row: 1, message: 'DeadlineMoved', label: 'right' },
    { id: 'ev-thinking-due', name: 'Bedenkzeit vorbei', en: 'Time to think is over', column: 12, row: 3, timer: '= thinkingDueOn' },
    { id: 'ev-wait-ended', name: 'Warten von Hand beendet', en: 'Wait ended by hand', column: 12, row: 4, message: 'WaitEnded' },
    { id: 'ut-ask-again', name: 'Einmal nachfragen', en: 'Ask again once', column: 13, row: 3, role: 'caseworker', headers: { dueRule: 'ask-again' } },
    // what may happen at any time
    { id: 'sub-withdrawal', name: 'Teilnahme beendet', en: 'Participation ended', column: 3, row: 5,
      nodes: [
        { id: 'ev-withdrawn', name: 'Teilnahme beendet', en: 'Participation ended', column: 0, row: 0, message: 'ParticipationWithdrawn' },
        { id: 'st-close-withdrawn', name: 'Fall abschließen', en: 'Close case', column: 1, row: 0, job: 'case.close' },
        { id: 'ca-letter-withdrawn', name: 'Abschlussbrief versenden', en: 'Send closing letter', column: 2, row: 0, ...letter('CLOSING_LETTER') },
        { id: 'ev-withdrawal-done', name: 'Fall beendet', en: 'Case ended', column: 3, row: 0 }],
      flows: [
        { from: 'ev-withdrawn', to: 'st-close-withdrawn' },
        { from: 'st-close-withdrawn', to: 'ca-letter-withdrawn' },
        { from: 'ca-letter-withdrawn', to: 'ev-withdrawal-done' }] },
    { id: 'sub-death', name: 'Person verstorben', en: 'Person died', column: 4, row: 5,
      nodes: [
        { id: 'ev-died', name: 'Person verstorben', en: 'Person died', column: 0, row: 0, message: 'ClientDied' },
        { id: 'st-hold-letters-died', name: 'Briefe anhalten', en: 'Hold letters', column: 1, row: 0, job: 'letter.hold', headers: { reason: 'client-died' } },
        { id: 'st-close-died', name: 'Fall abschließen', en: 'Close case', column: 2, row: 0, job: 'case.close' },
        { id: 'ev-death-done', name: 'Fall beendet', en: 'Case ended', column: 3, row: 0 }],
      flows: [
        { from: 'ev-died', to: 'st-hold-letters-died' },
        { from: 'st-hold-letters-died', to: 'st-close-died' },
        { from: 'st-close-died', to: 'ev-death-done' }] },
    { id: 'sub-consent-withdrawn', name: 'Einwilligung widerrufen', en: 'Consent withdrawn', column: 7, row: 5,
      nodes: [
        { id: 'ev-consent-withdrawn', name: 'Einwilligung widerrufen', en: 'Consent withdrawn', column: 0, row: 0, message: 'ConsentWithdrawn', goesOn: true },
        { id: 'st-stop-consented-use', name: 'Nutzung beenden', en: 'Stop the use', column: 1, row: 0, job: 'consent.withdraw' },
        { id: 'ev-use-stopped', name: 'Nutzung beendet', en: 'Use stopped', column: 2, row: 0 }],
      flows: [
        { from: 'ev-consent-withdrawn', to: 'st-stop-consented-use' },
        { from: 'st-stop-consented-use', to: 'ev-use-stopped' }] }
  ],
  flows: [
    { from: 'ev-participation-interest', to: 'st-register' },
    { from: 'st-register', to: 'gw-resume' },
    { from: 'ev-registered-before', to: 'ev-duplicate', via: 'bottom top' },
    { from: 'gw-resume', to: 'st-open-case', name: 'neu', en: 'new', if: '= resumeAt = null' },
    { from: 'gw-resume', to: 'st-calc-thinking-due', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "st-calc-thinking-due"', via: 'bottom row3 bottom' },
    { from: 'st-open-case', to: 'st-propose-assignment' },
    { from: 'st-propose-assignment', to: 'ut-confirm-assignment' },
    { from: 'ut-confirm-assignment', to: 'ut-first-conversation' },
    { from: 'ut-first-conversation', to: 'ut-participation-decision' },
    { from: 'ut-participation-decision', to: 'gw-any-decision' },
    { from: 'gw-any-decision', to: 'gw-participation' },
    { from: 'gw-participation', to: 'ca-privacy-notice', name: 'ja', en: 'yes', if: '= participation = "yes"' },
    { from: 'ca-privacy-notice', to: 'ut-prepare-assessment' },
    { from: 'ut-prepare-assessment', to: 'ev-assessment-prepared' },
    { from: 'gw-participation', to: 'st-close-case', name: 'nein, Beratung genügt', en: 'no, advice is enough', if: '= participation = "no" or participation = "one-off"', via: 'top row-1 left' },
    { from: 'st-close-case', to: 'ca-closing-letter' },
    { from: 'ca-closing-letter', to: 'ev-not-participating' },
    { from: 'gw-participation', to: 'st-calc-thinking-due', name: 'überlegt noch', en: 'still thinking', if: '= participation = "thinking"', via: 'bottom row2 left' },
    { from: 'st-calc-thinking-due', to: 'gw-await-decision' },
    { from: 'gw-await-decision', to: 'ev-client-decided' },
    { from: 'gw-await-decision', to: 'ev-deadline-moved', via: 'top bottom' },
    { from: 'ev-deadline-moved', to: 'st-calc-thinking-due', via: 'left top' },
    { from: 'gw-await-decision', to: 'ev-thinking-due', via: 'bottom row3 left' },
    { from: 'gw-await-decision', to: 'ev-wait-ended', via: 'bottom row4 left' },
    { from: 'ev-thinking-due', to: 'ut-ask-again' },
    { from: 'ev-wait-ended', to: 'ut-ask-again', via: 'right bottom' },
    { from: 'ev-client-decided', to: 'gw-any-decision', via: 'right column14 row-2 top' },
    { from: 'ut-ask-again', to: 'gw-any-decision', via: 'right column14 row-2 top' }
  ]
}
