import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of invitations. */
export const invitationEventTexts: Record<string, Sentence> = {
  'answered-accept': { de: 'Antwort: ja, möchte ein Gespräch', en: 'Answer: yes, wants a talk' },
  'answered-decline': { de: 'Antwort: nein, danke', en: 'Answer: no, thank you' },
  'answered-question': { de: 'Antwort: hat eine Frage', en: 'Answer: has a question' },
  'answered-later': { de: 'Antwort: später', en: 'Answer: later' },
  'answered-none': { de: 'Nachgefragt, noch keine Antwort', en: 'Asked, no answer yet' },
  'answer-corrected': { de: 'Antwort berichtigt', en: 'Answer corrected' },
  'question-answered': { de: 'Frage beantwortet', en: 'Question answered' },
  'mail-returned': { de: 'Brief zurückgekommen', en: 'Mail returned' },
  'address-clarified': { de: 'Anschrift geklärt', en: 'Address clarified' },
  'contact-forbidden': { de: 'Keine weiteren Briefe gewünscht', en: 'No more letters wanted' },
  'client-moved': { de: 'Als weggezogen vermerkt', en: 'Recorded as moved away' },
}
