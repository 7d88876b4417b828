import { letter, talk } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'goal-agreement',
  name: 'Zielvereinbarung',
  en: 'Goal agreement',
  subject: '= [subject]',
  messages: {},
  nodes: [
    { id: 'ev-agreement-started', name: 'Zielvereinbarung beginnt', en: 'Goal agreement starts', column: 0, row: 0 },
    { id: 'st-prepare-plan', name: 'Letzten Plan bereitlegen', en: 'Lay out the last plan', column: 1, row: 0, job: 'plan.prepare' },
    { id: 'ca-agreement-talk', name: 'Gespräch vereinbaren', en: 'Arrange the talk', column: 2, row: 0, ...talk('agreement') },
    { id: 'gw-talk', name: 'Fand es statt?', en: 'Did it take place?', column: 3, row: 0 },
    { id: 'gw-any-draft', column: 4, row: 0 },
    { id: 'ut-draft-plan', name: 'Hilfeplan entwerfen', en: 'Draft the help plan', column: 5, row: 0, role: 'caseworker', headers: { dueRule: 'plan-agreed' } },
    { id: 'st-check-plan', name: 'Hinweise sammeln', en: 'Collect hints', column: 6, row: 0, job: 'plan.check' },
    { id: 'gw-approval', name: 'Zustimmung der Leitung nötig?', en: 'Is the lead’s approval needed?', column: 7, row: 0 },
    { id: 'ca-plan-document', name: 'Hilfeplan drucken', en: 'Print the help plan', column: 8, row: 0, ...letter('HELP_PLAN') },
    { id: 'ut-sign-plan', name: 'Hilfeplan vereinbaren', en: 'Agree the help plan', column: 9, row: 0, role: 'caseworker', headers: { dueRule: 'sign-plan' } },
    { id: 'gw-agreed', name: 'Was sagt die Person?', en: 'What does the person say?', column: 10, row: 0 },
    { id: 'st-activate-plan', name: 'Hilfeplan in Kraft setzen', en: 'Put the help plan into force', column: 11, row: 0, job: 'plan.activate' },
    { id: 'ev-plan-active', name: 'Hilfeplan gilt', en: 'Help plan is in force', column: 12, row: 0 },
    // approval, above
    { id: 'ut-approve-plan', name: 'Hilfeplan ansehen', en: 'Look at the help plan', column: 7, row: -1, role: 'team-lead', headers: { dueRule: 'approve-plan' } },
    { id: 'gw-approved', name: 'Einverstanden?', en: 'Agreed?', column: 8, row: -1 },
    // below
    { id: 'gw-rounds', name: 'Zum wievielten Mal?', en: 'For which time?', column: 10, row: 1 },
    { id: 'ut-mediate', name: 'Gemeinsam vermitteln', en: 'Mediate together', column: 10, row: 2, role: 'team-lead', headers: { dueRule: 'mediate' } },
    { id: 'gw-mediated', name: 'Was ergab sich?', en: 'What came of it?', column: 11, row: 2 },
    { id: 'ev-not-reached', name: 'Kein Gespräch zustande gekommen', en: 'No talk came about', column: 4, row: 3 },
    { id: 'ev-no-agreement', name: 'Keine Vereinbarung', en: 'No agreement', column: 12, row: 2 }
  ],
  flows: [
    { from: 'ev-agreement-started', to: 'st-prepare-plan' },
    { from: 'st-prepare-plan', to: 'ca-agreement-talk' },
    { from: 'ca-agreement-talk', to: 'gw-talk' },
    { from: 'gw-talk', to: 'gw-any-draft', name: 'ja', en: 'yes', if: '= talkHeld = true' },
    { from: 'gw-talk', to: 'ev-not-reached', name: 'nein', en: 'no', if: '= talkHeld = false', via: 'bottom row3 left' },
    { from: 'gw-any-draft', to: 'ut-draft-plan' },
    { from: 'ut-draft-plan', to: 'st-check-plan' },
    { from: 'st-check-plan', to: 'gw-approval' },
    { from: 'gw-approval', to: 'ca-plan-document', name: 'nein', en: 'no', if: '= approvalNeeded = false' },
    { from: 'gw-approval', to: 'ut-approve-plan', name: 'ja', en: 'yes', if: '= approvalNeeded = true', via: 'top bottom' },
    { from: 'ut-approve-plan', to: 'gw-approved' },
    { from: 'gw-approved', to: 'ca-plan-document', name: 'ja', en: 'yes', if: '= planApproved = true', via: 'bottom top' },
    { from: 'gw-approved', to: 'gw-any-draft', name: 'noch nicht', en: 'not yet', if: '= planApproved = false', via: 'top row-2 top' },
    { from: 'ca-plan-document', to: 'ut-sign-plan' },
    { from: 'ut-sign-plan', to: 'gw-agreed' },
    { from: 'gw-agreed', to: 'st-activate-plan', name: 'einverstanden', en: 'agrees', if: '= agreement = "signed" or agreement = "agreed-not-signed"' },
    { from: 'st-activate-plan', to: 'ev-plan-active' },
    { from: 'gw-agreed', to: 'gw-rounds', name: 'möchte Änderungen', en: 'wants changes', if: '= agreement = "wants-changes"', via: 'bottom top' },
    { from: 'gw-agreed', to: 'ev-no-agreement', name: 'möchte keinen Plan', en: 'wants no plan', if: '= agreement = "no-agreement"', via: 'top row-1 column13 row2 right' },
    { from: 'gw-rounds', to: 'gw-any-draft', name: 'bis dreimal', en: 'up to three times', if: '= planRounds <= 3', via: 'left bottom' },
    { from: 'gw-rounds', to: 'ut-mediate', name: 'öfter', en: 'more often', if: '= planRounds > 3', via: 'bottom top' },
    { from: 'ut-mediate', to: 'gw-mediated' },
    { from: 'gw-mediated', to: 'ev-no-agreement', name: 'keine Vereinbarung', en: 'no agreement', if: '= mediation = "no-agreement"' },
    { from: 'gw-mediated', to: 'gw-any-draft', name: 'neuer Entwurf', en: 'new draft', if: '= mediation = "new-draft"', via: 'bottom row2.8 bottom' }
  ]
}
