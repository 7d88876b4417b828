import { letter, talk } from '../drawing-parts.mjs'

// Column 0 is the start, row 0 the happy path. Names: German on the picture, `en` beside it.
export default {
  id: 'plan-review',
  name: 'Überprüfung',
  en: 'Review',
  subject: '= [subject]',
  messages: {},
  nodes: [
    { id: 'ev-review-started', name: 'Überprüfung beginnt', en: 'Review starts', column: 0, row: 0 },
    { id: 'st-prepare-review', name: 'Überprüfung vorbereiten', en: 'Prepare the review', column: 1, row: 0, job: 'review.prepare' },
    { id: 'ca-review-invitation', name: 'Zur Überprüfung einladen', en: 'Invite to the review', column: 2, row: 0, ...letter('REVIEW_INVITATION') },
    { id: 'ca-review-talk', name: 'Gespräch vereinbaren', en: 'Arrange the talk', column: 3, row: 0, ...talk('review') },
    { id: 'gw-talk', name: 'Fand es statt?', en: 'Did it take place?', column: 4, row: 0 },
    { id: 'ut-review-conversation', name: 'Gemeinsam zurückblicken', en: 'Look back together', column: 5, row: 0, role: 'caseworker', headers: { dueRule: 'review-conversation' } },
    { id: 'gw-any-review', column: 6, row: 0 },
    { id: 'br-review-proposal', name: 'Weg vorschlagen', en: 'Propose the way', column: 7, row: 0, decision: 'review-proposal' },
    { id: 'ut-review-decision', name: 'Weiteren Weg festlegen', en: 'Decide the way on', column: 8, row: 0, role: 'caseworker', headers: { dueRule: 'review-decision' } },
    { id: 'ca-review-report', name: 'Bericht für die Person', en: 'Report for the person', column: 9, row: 0, ...letter('REVIEW_REPORT') },
    { id: 'ev-reviewed', name: 'Überprüfung abgeschlossen', en: 'Review finished', column: 10, row: 0 },
    { id: 'ut-review-without-client', name: 'Nach Aktenlage überprüfen', en: 'Review from the file', column: 5, row: 1, role: 'caseworker', headers: { dueRule: 'review-without-client' } }
  ],
  flows: [
    { from: 'ev-review-started', to: 'st-prepare-review' },
    { from: 'st-prepare-review', to: 'ca-review-invitation' },
    { from: 'ca-review-invitation', to: 'ca-review-talk' },
    { from: 'ca-review-talk', to: 'gw-talk' },
    { from: 'gw-talk', to: 'ut-review-conversation', name: 'ja', en: 'yes', if: '= talkHeld = true' },
    { from: 'gw-talk', to: 'ut-review-without-client', name: 'nein', en: 'no', if: '= talkHeld = false', via: 'bottom row1 left' },
    { from: 'ut-review-conversation', to: 'gw-any-review' },
    { from: 'ut-review-without-client', to: 'gw-any-review', via: 'right bottom' },
    { from: 'gw-any-review', to: 'br-review-proposal' },
    { from: 'br-review-proposal', to: 'ut-review-decision' },
    { from: 'ut-review-decision', to: 'ca-review-report' },
    { from: 'ca-review-report', to: 'ev-reviewed' }
  ]
}
