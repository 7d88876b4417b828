import { talk } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'assessment',
  name: 'Fallklärung',
  en: 'Assessment',
  subject: '= [subject]',
  messages: {},
  nodes: [
    { id: 'ev-assessment-started', name: 'Fallklärung beginnt', en: 'Assessment starts', column: 0, row: 0 },
    { id: 'st-prepare-sheet', name: 'Bogen vorbereiten', en: 'Prepare the sheet', column: 1, row: 0, job: 'sheet.prefill' },
    { id: 'ut-prepare-assessment', name: 'Fallklärung vorbereiten', en: 'Prepare assessment', column: 2, row: 0, role: 'caseworker', headers: { dueRule: 'prepare-assessment' } },
    { id: 'ca-assessment-talk', name: 'Gespräch vereinbaren', en: 'Arrange the talk', column: 3, row: 0, ...talk('assessment') },
    { id: 'gw-talk', name: 'Fand es statt?', en: 'Did it take place?', column: 4, row: 0 },
    { id: 'ut-assessment', name: 'Lage gemeinsam klären', en: 'Look at the situation together', column: 5, row: 0, role: 'caseworker', headers: { dueRule: 'assessment-finished' } },
    { id: 'br-support-level', name: 'Umfang der Hilfe vorschlagen', en: 'Propose the level of support', column: 6, row: 0, decision: 'support-level' },
    { id: 'gw-any-sheet', column: 7, row: 0 },
    { id: 'ut-confirm-assessment', name: 'Bogen gemeinsam bestätigen', en: 'Confirm the sheet together', column: 8, row: 0, role: 'caseworker', headers: { dueRule: 'confirm-assessment' } },
    { id: 'gw-assessed', name: 'Wie geht es weiter?', en: 'How does it go on?', column: 9, row: 0 },
    { id: 'ev-assessed', name: 'Lage geklärt', en: 'Situation is clear', column: 10, row: 0 },
    { id: 'ut-case-consultation', name: 'Fall ohne Namen beraten', en: 'Discuss the case without names', column: 8, row: -1, role: 'caseworker', headers: { dueRule: 'case-consultation' } },
    { id: 'ev-not-reached', name: 'Kein Gespräch zustande gekommen', en: 'No talk came about', column: 5, row: 1 },
    { id: 'ev-stops-here', name: 'Die Person hört hier auf', en: 'The person stops here', column: 10, row: 1 },
    { id: 'ev-other-service', name: 'Andere Stelle ist richtig', en: 'Another service is right', column: 10, row: 2 }
  ],
  flows: [
    { from: 'ev-assessment-started', to: 'st-prepare-sheet' },
    { from: 'st-prepare-sheet', to: 'ut-prepare-assessment' },
    { from: 'ut-prepare-assessment', to: 'ca-assessment-talk' },
    { from: 'ca-assessment-talk', to: 'gw-talk' },
    { from: 'gw-talk', to: 'ut-assessment', name: 'ja', en: 'yes', if: '= talkHeld = true' },
    { from: 'gw-talk', to: 'ev-not-reached', name: 'nein', en: 'no', if: '= talkHeld = false', via: 'bottom row1 left' },
    { from: 'ut-assessment', to: 'br-support-level' },
    { from: 'br-support-level', to: 'gw-any-sheet' },
    { from: 'gw-any-sheet', to: 'ut-confirm-assessment' },
    { from: 'ut-confirm-assessment', to: 'gw-assessed' },
    { from: 'gw-assessed', to: 'ev-assessed', name: 'Ziele vereinbaren', en: 'agree goals', if: '= assessmentOutcome = "assessed"' },
    { from: 'gw-assessed', to: 'ut-case-consultation', name: 'erst beraten', en: 'discuss first', if: '= assessmentOutcome = "consult"', via: 'top row-1 right' },
    { from: 'ut-case-consultation', to: 'gw-any-sheet', via: 'left top' },
    { from: 'gw-assessed', to: 'ev-stops-here', name: 'aufhören', en: 'stop', if: '= assessmentOutcome = "client-stops"', via: 'bottom row1 left' },
    { from: 'gw-assessed', to: 'ev-other-service', name: 'andere Stelle', en: 'other service', if: '= assessmentOutcome = "other-service"', via: 'bottom row2 left' }
  ]
}
