import type { Rule } from '#server/procedure/calendar/deadline.ts'

/**
 * A period that process owners may set, within `min` and `max`. `source` is the law behind the
 * default; null where the project set it.
 */
export type SettingDefault = {
  key: string
  name: string
  nameEn: string
  amount: number
  unit: Rule['unit']
  direction: 'after' | 'before'
  min: number
  max: number
  source: string | null
}

const law = {
  posting: '§ 37 Abs. 2 SGB X (vierter Tag nach der Aufgabe zur Post, seit 1.1.2025)',
  agreement: '§ 12 Abs. 2 SGB XII (gemeinsame Überprüfung in angemessenen Abständen)',
  request: 'Art. 12 Abs. 3 DSGVO (ein Monat)',
}

type Row = [
  key: string,
  name: string,
  nameEn: string,
  amount: number,
  unit: Rule['unit'],
  range: [min: number, max: number],
  source?: string | null,
  direction?: 'before',
]

const rows: Row[] = [
  ['posting-time', 'Postlaufzeit', 'Time in the post', 4, 'days', [4, 10], law.posting],
  ['print-due', 'Brief drucken und aufgeben', 'Print and post a letter', 3, 'workdays', [1, 20]],
  [
    'response-period',
    'Antwort auf die Einladung',
    'Answer to the invitation',
    14,
    'days',
    [10, 28],
  ],
  [
    'response-period-reminder',
    'Antwort nach der Erinnerung',
    'Answer after the reminder',
    10,
    'days',
    [7, 28],
  ],
  [
    'response-period-second',
    'Antwort nach der zweiten Einladung',
    'Answer after the second invitation',
    14,
    'days',
    [7, 28],
  ],
  [
    'question-extension',
    'Mehr Zeit nach einer Rückfrage',
    'More time after a question',
    7,
    'days',
    [1, 28],
  ],
  ['answer-question', 'Rückfrage beantworten', 'Answer a question', 2, 'workdays', [1, 10]],
  ['clarify-address', 'Anschrift klären', 'Clarify an address', 5, 'workdays', [1, 20]],
  ['clarify-letter', 'Brief klären', 'Clarify a letter', 2, 'workdays', [1, 10]],
  ['phone-contact', 'Anrufen', 'Phone the person', 5, 'workdays', [1, 20]],
  ['campaign-end', 'Ende der Anschreibeaktion', 'End of the campaign', 70, 'days', [70, 366]],
  [
    'assignment-confirm',
    'Zuständigkeit bestätigen',
    'Confirm the assignment',
    1,
    'workdays',
    [1, 5],
  ],
  [
    'first-conversation',
    'Erstgespräch führen (P3)',
    'Hold the first conversation (P3)',
    42,
    'days',
    [7, 84],
  ],
  [
    'first-conversation-p1',
    'Erstgespräch führen (P1)',
    'Hold the first conversation (P1)',
    2,
    'workdays',
    [0, 5],
  ],
  [
    'first-conversation-p2',
    'Erstgespräch führen (P2)',
    'Hold the first conversation (P2)',
    10,
    'workdays',
    [1, 20],
  ],
  [
    'appointment-proposal',
    'Terminvorschlag gilt',
    'Proposed appointment stands',
    7,
    'days',
    [2, 28],
  ],
  [
    'appointment-reminder',
    'Erinnerung vor dem Termin',
    'Reminder before the appointment',
    2,
    'workdays',
    [1, 10],
    null,
    'before',
  ],
  [
    'attendance-record',
    'Ergebnis des Termins festhalten',
    'Record the appointment',
    0,
    'workdays',
    [0, 5],
  ],
  ['arrange-talk', 'Gespräch vereinbaren', 'Arrange a talk', 5, 'workdays', [1, 20]],
  ['after-no-show', 'Nächsten Versuch festlegen', 'Decide on the next try', 2, 'workdays', [1, 10]],
  ['thinking-time', 'Bedenkzeit', 'Time to think', 14, 'days', [7, 28]],
  [
    'prepare-campaign',
    'Anschreibeaktion vorbereiten',
    'Prepare a campaign',
    10,
    'workdays',
    [1, 30],
  ],
  ['check-exclusions', 'Ausschlüsse prüfen', 'Check exclusions', 3, 'workdays', [1, 20]],
  ['approve-campaign', 'Anschreibeaktion freigeben', 'Approve a campaign', 3, 'workdays', [1, 20]],
  [
    'campaign-report',
    'Bericht zur Anschreibeaktion',
    'Report on a campaign',
    10,
    'workdays',
    [1, 30],
  ],
  ['wave-gap', 'Abstand zwischen zwei Wellen', 'Gap between two waves', 14, 'days', [1, 60]],
  [
    'participation-decision',
    'Entscheidung aufnehmen',
    'Record the decision',
    2,
    'workdays',
    [1, 10],
  ],
  ['ask-again', 'Einmal nachfragen', 'Ask again once', 2, 'workdays', [1, 10]],
  [
    'prepare-assessment',
    'Bestandsaufnahme vorbereiten',
    'Prepare the assessment',
    10,
    'workdays',
    [1, 20],
  ],
  [
    'assessment-finished',
    'Bestandsaufnahme abschließen',
    'Finish the assessment',
    28,
    'days',
    [14, 84],
  ],
  ['plan-agreed', 'Hilfeplan vereinbaren', 'Agree the help plan', 84, 'days', [28, 168]],
  [
    'confirm-assessment',
    'Bogen gemeinsam bestätigen',
    'Confirm the sheet together',
    5,
    'workdays',
    [1, 20],
  ],
  [
    'case-consultation',
    'Fall im Team beraten',
    'Discuss the case in the team',
    10,
    'workdays',
    [1, 30],
  ],
  [
    'approve-plan',
    'Hilfeplan ansehen (Leitung)',
    'Look at the help plan (lead)',
    3,
    'workdays',
    [1, 10],
  ],
  ['sign-plan', 'Hilfeplan vereinbaren', 'Agree the drafted plan', 10, 'workdays', [1, 30]],
  ['mediate', 'Vermitteln', 'Mediate', 20, 'workdays', [5, 20]],
  ['follow-up-contact', 'In Kontakt bleiben', 'Stay in contact', 3, 'workdays', [1, 10]],
  ['amend-plan', 'Hilfeplan anpassen', 'Amend the help plan', 3, 'workdays', [1, 10]],
  ['review-conversation', 'Gemeinsam zurückblicken', 'Look back together', 5, 'workdays', [1, 20]],
  [
    'review-without-client',
    'Nach Aktenlage überprüfen',
    'Review from the file',
    5,
    'workdays',
    [1, 20],
  ],
  ['review-decision', 'Weiteren Weg festlegen', 'Decide the way on', 3, 'workdays', [1, 10]],
  [
    'closing-report',
    'Abschlussbericht schreiben',
    'Write the closing report',
    5,
    'workdays',
    [1, 20],
  ],
  ['aftercare-contact', 'Nachfragen, wie es geht', 'Ask how things are', 5, 'workdays', [1, 20]],
  ['third-party-report', 'Bericht anderer Stellen', 'Report of third parties', 21, 'days', [7, 60]],
  [
    'benefit-decision',
    'Entscheidung der Leistungsstelle',
    'Decision of the benefit office',
    20,
    'workdays',
    [5, 60],
  ],
  [
    'measure-report',
    'Bericht des Maßnahmeträgers',
    'Report of the measure provider',
    60,
    'days',
    [14, 180],
  ],
  [
    'review',
    'Überprüfung des Hilfeplans',
    'Review of the help plan',
    6,
    'months',
    [1, 6],
    law.agreement,
  ],
  ['pause-max', 'Längste Pause', 'Longest pause', 6, 'months', [1, 6]],
  ['closure-confirm', 'Abschluss bestätigen', 'Confirm the closure', 5, 'workdays', [1, 20]],
  ['aftercare', 'Nachfrage nach dem Abschluss', 'Aftercare contact', 3, 'months', [1, 6]],
  [
    'data-request',
    'Antrag zu den eigenen Daten',
    'Request of a data subject',
    1,
    'months',
    [1, 1],
    law.request,
  ],
]

/**
 * Every period of the procedure with its default; the table `setting` holds only what was changed.
 */
export const settingsDefaults: readonly SettingDefault[] = rows.map(
  ([key, name, nameEn, amount, unit, [min, max], source = null, direction]) => ({
    key,
    name,
    nameEn,
    amount,
    unit,
    direction: direction ?? 'after',
    min,
    max,
    source,
  }),
)

const byKey = new Map(settingsDefaults.map((setting) => [setting.key, setting]))

/**
 * The rule behind a key, with the changed amount where there is one.
 * @throws Error on a key that no setting has: a drawing names a rule that does not exist
 */
export function ruleFor(key: string, amounts: Readonly<Record<string, number>> = {}): Rule {
  const setting = byKey.get(key)
  if (!setting) throw new Error(`There is no setting ${JSON.stringify(key)}`)
  return {
    key,
    amount: amounts[key] ?? setting.amount,
    unit: setting.unit,
    direction: setting.direction,
  }
}

/** The first conversation is due by priority: P1 and P2 have periods of their own. */
export function firstConversationKey(priority: string | null): string {
  if (priority === 'P1') return 'first-conversation-p1'
  return priority === 'P2' ? 'first-conversation-p2' : 'first-conversation'
}
