import type { Language } from './model.ts'

type Texts = Record<Language, (name: string, limit: number) => string>

/**
 * What to do about a wrong answer; each sentence starts with a verb. `limit` is the bound that was
 * missed.
 */
const sentences = {
  fill: { de: (name) => `Füllen Sie aus: ${name}.`, en: (name) => `Fill in: ${name}.` },
  choose: { de: (name) => `Wählen Sie aus: ${name}.`, en: (name) => `Choose: ${name}.` },
  date: {
    de: (name) => `Geben Sie das Datum an: ${name}.`,
    en: (name) => `Enter the date: ${name}.`,
  },
  confirm: { de: (name) => `Bestätigen Sie: ${name}.`, en: (name) => `Confirm: ${name}.` },
  realDate: {
    de: () => 'Geben Sie ein Datum ein, das es im Kalender gibt, zum Beispiel 14.03.2027.',
    en: () => 'Enter a date that exists in the calendar, for example 14/03/2027.',
  },
  text: {
    de: (name) => `Schreiben Sie einen Text: ${name}.`,
    en: (name) => `Write a text: ${name}.`,
  },
  number: {
    de: () => 'Geben Sie eine Zahl ein, zum Beispiel 14.',
    en: () => 'Enter a number, for example 14.',
  },
  decimals: {
    de: (_, limit) =>
      limit === 0
        ? 'Geben Sie eine ganze Zahl ein, zum Beispiel 14.'
        : `Runden Sie auf höchstens ${limit} Stellen nach dem Komma.`,
    en: (_, limit) =>
      limit === 0
        ? 'Enter a whole number, for example 14.'
        : `Round to at most ${limit} decimal places.`,
  },
  tooShort: {
    de: (_, limit) => `Schreiben Sie mindestens ${limit} Zeichen.`,
    en: (_, limit) => `Write at least ${limit} characters.`,
  },
  tooLong: {
    de: (_, limit) => `Kürzen Sie den Text auf höchstens ${limit} Zeichen.`,
    en: (_, limit) => `Shorten the text to at most ${limit} characters.`,
  },
  tooSmall: {
    de: (_, limit) => `Geben Sie mindestens ${limit} ein.`,
    en: (_, limit) => `Enter at least ${limit}.`,
  },
  tooBig: {
    de: (_, limit) => `Geben Sie höchstens ${limit} ein.`,
    en: (_, limit) => `Enter at most ${limit}.`,
  },
  spelling: {
    de: (name) => `Prüfen Sie die Schreibweise: ${name}.`,
    en: (name) => `Check the spelling: ${name}.`,
  },
  tooMany: {
    de: (name, limit) => `Kürzen Sie die Liste auf höchstens ${limit} Einträge: ${name}.`,
    en: (name, limit) => `Shorten the list to at most ${limit} entries: ${name}.`,
  },
} satisfies Record<string, Texts>

export type SentenceCode = keyof typeof sentences
/** `text`: what is wrong with the words themselves. */
export type Fault =
  | { code: SentenceCode; limit?: number }
  | { code: 'text-fault'; text: Record<Language, string> }

/** The sentence for a fault in the field `name`, with one mark at its end. */
export function sentenceFor(fault: Fault, name: string, language: Language): string {
  if (fault.code === 'text-fault') return `${name.replace(/[?!.:]$/, '')}: ${fault.text[language]}`
  const texts: Texts = sentences[fault.code]
  return texts[language](name, fault.limit ?? 0).replace(/([.?!])\.$/, '$1')
}
