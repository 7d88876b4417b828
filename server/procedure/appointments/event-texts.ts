import type { Sentence } from '#server/base/errors.ts'

/** Words for the codes of the timeline that talks write. */
export const appointmentEventTexts: Record<string, Sentence> = {
  'talk-booked': { de: 'Termin vereinbart', en: 'Appointment made' },
  'talk-proposed': {
    de: 'Termin vorgeschlagen, Brief folgt',
    en: 'Appointment proposed, a letter follows',
  },
  'talk-confirmed': { de: 'Termin bestätigt', en: 'Appointment confirmed' },
  'talk-declined': {
    de: 'Die Person möchte einen anderen Termin',
    en: 'The person wants another appointment',
  },
  'talk-cancelled-client': {
    de: 'Die Person hat den Termin abgesagt',
    en: 'The person cancelled the appointment',
  },
  'talk-cancelled-office': {
    de: 'Wir haben den Termin abgesagt',
    en: 'We cancelled the appointment',
  },
  'talk-moved': { de: 'Termin verschoben', en: 'Appointment moved' },
  'talk-began-early': {
    de: 'Die Person kam vor dem Termin',
    en: 'The person came before the appointment',
  },
  'talk-taken-over': {
    de: 'Termin übernimmt die Vertretung',
    en: 'The substitute takes over the appointment',
  },
  'talk-stands': {
    de: 'Keine Antwort auf den Terminbrief: der Termin gilt weiter',
    en: 'No answer to the appointment letter: the appointment stands',
  },
  'talk-reminder-due': {
    de: 'Erinnerung an den Termin vorgemerkt',
    en: 'Reminder of the appointment is due',
  },
  'talk-reminded': { de: 'An den Termin erinnert', en: 'Reminded of the appointment' },
  'talk-held': { de: 'Gespräch geführt', en: 'Talk held' },
  'talk-no-show': { de: 'Gespräch: die Person kam nicht', en: 'Talk: the person did not come' },
  'talk-by-letter-wished': {
    de: 'Einladung per Brief gewünscht',
    en: 'Invitation by letter wished',
  },
  'talk-not-wished': { de: 'Die Person möchte kein Gespräch', en: 'The person wishes no talk' },
  'next-try-letter': { de: 'Nächster Versuch: freundlicher Brief', en: 'Next try: a kind letter' },
  'next-try-call': { de: 'Nächster Versuch: Anruf', en: 'Next try: a call' },
  'next-try-outreach': {
    de: 'Nächster Versuch: Besuch oder Pause anbieten',
    en: 'Next try: offer a visit or a pause',
  },
  'next-try-stop': {
    de: 'Kein weiterer Versuch, die Tür bleibt offen',
    en: 'No further try, the door stays open',
  },
}
