import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of letters. */
export const printEventTexts: Record<string, Sentence> = {
  'letter-queued': { de: 'Brief liegt zum Druck bereit', en: 'Letter ready for printing' },
  'letter-posted': { de: 'Brief gepostet', en: 'Letter posted' },
  'letter-held': { de: 'Brief angehalten', en: 'Letter held' },
  'letter-cancelled': { de: 'Brief storniert', en: 'Letter cancelled' },
  'letter-returned': { de: 'Brief zurückgekommen', en: 'Letter returned' },
  'letter-skipped': {
    de: 'Brief nicht zustellbar, ausgelassen',
    en: 'Letter undeliverable, left out',
  },
}
