import { letter, phase, talk } from '../drawing-parts.mjs'

const after = (result, next) => `if ${result} then "${next}" else "closure"`

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'help-plan-case',
  name: 'Hilfeplanfall führen',
  en: 'Run a help plan',
  subject: '= ["case:" + caseId]',
  messages: { ParticipationInterest: null, ParticipationWithdrawn: '= caseId', ConsentWithdrawn: '= caseId', CaseActionRequested: '= caseId', ClientDied: '= clientId' },
  errors: ['DUPLICATE_CASE'],
  notes: [
    { id: 'note-ends', text: 'Jederzeit: beendet den Fall sofort', en: 'At any time: ends the case at once', column: 1, row: 3 },
    { id: 'note-goes-on', text: 'Jederzeit: der Fall läuft weiter', en: 'At any time: the case goes on', column: 7, row: 3 }
  ],
  nodes: [
    { id: 'ev-participation-interest', name: 'Interesse gemeldet', en: 'Interest stated', column: 0, row: 0, message: 'ParticipationInterest' },
    { id: 'st-register', name: 'Fall registrieren', en: 'Register case', column: 1, row: 0, job: 'instance.register' },
    { id: 'gw-resume', name: 'Neu oder fortgesetzt?', en: 'New or resumed?', column: 2, row: 0 },
    { id: 'st-open-case', name: 'Fall anlegen', en: 'Open case', column: 3, row: 0, job: 'case.open', out: { nextPhase: '= "intake"' } },
    { id: 'st-propose-assignment', name: 'Zuständigkeit vorschlagen', en: 'Propose assignment', column: 4, row: 0, job: 'assignment.propose' },
    { id: 'ut-confirm-assignment', name: 'Zuständigkeit bestätigen', en: 'Confirm assignment', column: 5, row: 0, role: 'team-lead', headers: { dueRule: 'assignment-confirm' } },
    { id: 'gw-any-phase', column: 6, row: 0 },
    { id: 'st-start-phase', name: 'Phase beginnen', en: 'Start the phase', column: 7, row: 0, job: 'case.start-phase' },
    { id: 'gw-phase', name: 'Welche Phase?', en: 'Which phase?', column: 8, row: 0 },
    // the five phases and the end, one below the other; each names the one after it
    { id: 'ca-intake', name: 'Aufnahme', en: 'Intake', column: 9, row: -5, ...phase('intake', after('participation = "yes"', 'assessment')) },
    { id: 'ca-assessment', name: 'Fallklärung', en: 'Assessment', column: 9, row: -4, ...phase('assessment', after('assessmentOutcome = "assessed"', 'agreement')) },
    { id: 'ca-goal-agreement', name: 'Zielvereinbarung', en: 'Goal agreement', column: 9, row: -3, ...phase('goal-agreement', after('agreement = "signed" or agreement = "agreed-not-signed"', 'follow-up')) },
    { id: 'ca-follow-up', name: 'Begleitung', en: 'Follow-up', column: 9, row: -2, ...phase('follow-up', 'if course = "big-change" then "agreement" else "review"') },
    { id: 'ca-plan-review', name: 'Überprüfung', en: 'Review', column: 9, row: -1, ...phase('plan-review', 'nextPhase') },
    { id: 'ca-case-closure', name: 'Abschluss', en: 'Closure', column: 9, row: 0, ...phase('case-closure', 'null') },
    { id: 'ev-case-ended', name: 'Fall beendet', en: 'Case ended', column: 10, row: 0, terminate: true },
    // registered twice
    { id: 'ev-registered-before', on: 'st-register', error: 'DUPLICATE_CASE', shift: 0, name: 'Bereits registriert', en: 'Registered before', label: 'below right' },
    { id: 'ev-duplicate', name: 'Dublette verworfen', en: 'Duplicate dropped', column: 1, row: 1 },
    // what may happen at any time
    { id: 'sub-withdrawal', name: 'Teilnahme beendet', en: 'Participation ended', column: 2, row: 3,
      nodes: [
        { id: 'ev-withdrawn', name: 'Teilnahme beendet', en: 'Participation ended', column: 0, row: 0, message: 'ParticipationWithdrawn' },
        { id: 'st-close-withdrawn', name: 'Fall abschließen', en: 'Close case', column: 1, row: 0, job: 'case.close' },
        { id: 'ca-letter-withdrawn', name: 'Abschlussbrief versenden', en: 'Send closing letter', column: 2, row: 0, ...letter('CLOSING_LETTER', '= "case:" + caseId') },
        { id: 'ev-withdrawal-done', name: 'Fall beendet', en: 'Case ended', column: 3, row: 0 }],
      flows: [
        { from: 'ev-withdrawn', to: 'st-close-withdrawn' },
        { from: 'st-close-withdrawn', to: 'ca-letter-withdrawn' },
        { from: 'ca-letter-withdrawn', to: 'ev-withdrawal-done' }] },
    { id: 'sub-death', name: 'Person verstorben', en: 'Person died', column: 3, row: 3,
      nodes: [
        { id: 'ev-died', name: 'Person verstorben', en: 'Person died', column: 0, row: 0, message: 'ClientDied' },
        { id: 'st-hold-letters-died', name: 'Briefe anhalten', en: 'Hold letters', column: 1, row: 0, job: 'letter.hold', headers: { reason: 'client-died' } },
        { id: 'st-close-died', name: 'Fall abschließen', en: 'Close case', column: 2, row: 0, job: 'case.close' },
        { id: 'ev-death-done', name: 'Fall beendet', en: 'Case ended', column: 3, row: 0 }],
      flows: [
        { from: 'ev-died', to: 'st-hold-letters-died' },
        { from: 'st-hold-letters-died', to: 'st-close-died' },
        { from: 'st-close-died', to: 'ev-death-done' }] },
    { id: 'sub-consent-withdrawn', name: 'Einwilligung widerrufen', en: 'Consent withdrawn', column: 8, row: 3,
      nodes: [
        { id: 'ev-consent-withdrawn', name: 'Einwilligung widerrufen', en: 'Consent withdrawn', column: 0, row: 0, message: 'ConsentWithdrawn', goesOn: true },
        { id: 'st-stop-consented-use', name: 'Nutzung beenden', en: 'Stop the use', column: 1, row: 0, job: 'consent.withdraw' },
        { id: 'ev-use-stopped', name: 'Nutzung beendet', en: 'Use stopped', column: 2, row: 0 }],
      flows: [
        { from: 'ev-consent-withdrawn', to: 'st-stop-consented-use' },
        { from: 'st-stop-consented-use', to: 'ev-use-stopped' }] },
    { id: 'sub-case-action', name: 'Gespräch zwischendurch', en: 'Talk in between', column: 9, row: 3,
      nodes: [
        { id: 'ev-talk-requested', name: 'Gespräch gewünscht', en: 'Talk wished', column: 0, row: 0, message: 'CaseActionRequested', goesOn: true },
        { id: 'ca-extra-talk', name: 'Gespräch vereinbaren', en: 'Arrange the talk', column: 1, row: 0, ...talk('extra', '= "case:" + caseId') },
        { id: 'ev-talk-done', name: 'Gespräch erledigt', en: 'Talk settled', column: 2, row: 0 }],
      flows: [
        { from: 'ev-talk-requested', to: 'ca-extra-talk' },
        { from: 'ca-extra-talk', to: 'ev-talk-done' }] }
  ],
  flows: [
    { from: 'ev-participation-interest', to: 'st-register' },
    { from: 'st-register', to: 'gw-resume' },
    { from: 'ev-registered-before', to: 'ev-duplicate', via: 'bottom top' },
    { from: 'gw-resume', to: 'st-open-case', name: 'neu', en: 'new', if: '= resumeAt = null' },
    { from: 'gw-resume', to: 'gw-any-phase', name: 'fortgesetzt', en: 'resumed', if: '= resumeAt = "gw-any-phase"', via: 'bottom row1 bottom' },
    { from: 'st-open-case', to: 'st-propose-assignment' },
    { from: 'st-propose-assignment', to: 'ut-confirm-assignment' },
    { from: 'ut-confirm-assignment', to: 'gw-any-phase' },
    { from: 'gw-any-phase', to: 'st-start-phase' },
    { from: 'st-start-phase', to: 'gw-phase' },
    { from: 'gw-phase', to: 'ca-intake', name: 'Aufnahme', en: 'intake', if: '= nextPhase = "intake"', via: 'top row-5 left' },
    { from: 'gw-phase', to: 'ca-assessment', name: 'Fallklärung', en: 'assessment', if: '= nextPhase = "assessment"', via: 'top row-4 left' },
    { from: 'gw-phase', to: 'ca-goal-agreement', name: 'Zielvereinbarung', en: 'agreement', if: '= nextPhase = "agreement"', via: 'top row-3 left' },
    { from: 'gw-phase', to: 'ca-follow-up', name: 'Begleitung', en: 'follow-up', if: '= nextPhase = "follow-up"', via: 'top row-2 left' },
    { from: 'gw-phase', to: 'ca-plan-review', name: 'Überprüfung', en: 'review', if: '= nextPhase = "review"', via: 'top row-1 left' },
    { from: 'gw-phase', to: 'ca-case-closure', name: 'Abschluss', en: 'closure', if: '= nextPhase = "closure"' },
    ...['ca-intake', 'ca-assessment', 'ca-goal-agreement', 'ca-follow-up', 'ca-plan-review'].map(from => ({ from, to: 'gw-any-phase', via: 'right column10 row-5.8 top' })),
    { from: 'ca-case-closure', to: 'ev-case-ended' }
  ]
}
