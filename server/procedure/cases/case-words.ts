import { storedDay } from '#server/base/clock.ts'
import { dayWords } from '#server/procedure/calendar/when-words.ts'
import type { Sentence } from '#server/base/errors.ts'

const STATUS: Record<string, Sentence> = {
  opening: { de: 'wird angelegt', en: 'being opened' },
  open: { de: 'läuft', en: 'running' },
  paused: { de: 'macht Pause', en: 'paused' },
  closing: { de: 'wird abgeschlossen', en: 'being closed' },
  closed: { de: 'abgeschlossen', en: 'closed' },
}

const WAITS: Record<string, Sentence> = {
  'thinking-time': {
    de: 'Die Person überlegt. Wir warten auf ihre Entscheidung.',
    en: 'The person is thinking. We are waiting for their decision.',
  },
  'appointment-step': { de: 'Ein Gespräch steht an.', en: 'A talk lies ahead.' },
  'next-contact': {
    de: 'Wir sind in Kontakt. Bis zum nächsten Gespräch ist nichts zu tun.',
    en: 'We are in contact. Nothing is to be done until the next talk.',
  },
  'pause-max': { de: 'Die Person macht eine Pause.', en: 'The person is taking a pause.' },
  aftercare: {
    de: 'Der Fall ist abgeschlossen. Später fragen wir nach, wie es geht.',
    en: 'The case is closed. Later we ask how things are.',
  },
  'response-period': { de: 'Wir warten auf eine Antwort.', en: 'We are waiting for an answer.' },
  'print-due': {
    de: 'Ein Brief wartet auf den Druck und die Post.',
    en: 'A letter waits to be printed and posted.',
  },
  'campaign-end': { de: 'Die Anschreibeaktion läuft.', en: 'The campaign is running.' },
}
const OTHER_WAIT: Sentence = { de: 'Wir warten.', en: 'We are waiting.' }

/** Where a case stands: "läuft", "macht Pause bis 3. Dezember 2026". */
export function statusWords(status: string, pausedUntil: Date | null = null): Sentence {
  const words = STATUS[status] ?? { de: status, en: status }
  if (status !== 'paused' || !pausedUntil) return words
  const day = dayWords(storedDay(pausedUntil))
  return { de: `${words.de} bis ${day.de}`, en: `${words.en} until ${day.en}` }
}
export const waitWords = (rule: string): Sentence => WAITS[rule] ?? OTHER_WAIT

export const agencyNames: Record<string, string> = {
  zentral: 'Sozialamt',
  kinderhaus: 'Bezirksverwaltung Kinderhaus',
  hiltrup: 'Bezirksverwaltung Hiltrup',
  all: 'alle',
}
