import type { Sentence } from '../errors.ts'

/** Words for the codes of the timeline that cases and tasks write. */
export const caseEventTexts: Record<string, Sentence> = {
  'case-requested': { de: 'Interesse an der Teilnahme', en: 'Interest in taking part' },
  'case-opened': { de: 'Fall angelegt', en: 'Case opened' },
  'assignment-proposed': { de: 'Zuständigkeit vorgeschlagen', en: 'Assignment proposed' },
  'assignment-confirmed': { de: 'Zuständigkeit bestätigt', en: 'Assignment confirmed' },
  'assignment-confirmed-by-system': { de: 'Zuständigkeit nach Ablauf der Frist übernommen', en: 'Assignment taken over after the deadline' },
  'first-conversation-held': { de: 'Erstgespräch geführt', en: 'First conversation held' },
  'participation-yes': { de: 'Die Person nimmt teil', en: 'The person takes part' },
  'participation-thinking': { de: 'Die Person überlegt noch', en: 'The person is still thinking' },
  'participation-no': { de: 'Die Person nimmt nicht teil', en: 'The person does not take part' },
  'participation-one-off': { de: 'Eine einmalige Beratung genügt', en: 'One-off advice is enough' },
  'assessment-prepared': { de: 'Fallklärung vorbereitet', en: 'Assessment prepared' },
  withdrawn: { de: 'Die Person hat ihre Teilnahme beendet', en: 'The person ended their participation' },
  'consent-withdrawn': { de: 'Einwilligung widerrufen', en: 'Consent withdrawn' },
  'consented-use-stopped': { de: 'Nutzung nach Widerruf beendet', en: 'Use stopped after withdrawal' },
  'case-closed': { de: 'Fall abgeschlossen', en: 'Case closed' },
  'answers-not-used': { de: 'Angaben nicht mehr verwendet: Die Aufgabe war inzwischen entfallen', en: 'Answers not used: the task had become unnecessary' },
}
