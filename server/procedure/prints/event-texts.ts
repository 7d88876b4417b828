import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of letters. */
export const printEventTexts: Record<string, Sentence> = {
  'letter-queued': { de: 'Brief liegt zum Druck bereit', en: 'Letter ready for printing' },
  'letter-posted': { de: 'Brief gepostet', en: 'Letter posted' },
  'letter-held': { de: 'Brief angehalten', en: 'Letter held' },
  'letter-cancelled': { de: 'Brief storniert', en: 'Letter cancelled' },
  'letter-not-needed': {
    de: 'Brief nicht mehr nötig, ausgelassen',
    en: 'Letter not needed any more, left out',
  },
  'letter-given-before': {
    de: 'Schon persönlich übergeben, kein Brief nötig',
    en: 'Handed over before, no letter needed',
  },
  'paper-ready': { de: 'Blatt liegt für Sie bereit', en: 'Paper is ready for you' },
  'paper-handed-over': { de: 'Blatt übergeben', en: 'Paper handed over' },
  'paper-sent': { de: 'Blatt selbst verschickt', en: 'Paper sent by us' },
  'paper-not-wanted': { de: 'Blatt nicht gewünscht', en: 'Paper not wanted' },
  'letter-returned': { de: 'Brief zurückgekommen', en: 'Letter returned' },
  'letter-skipped': {
    de: 'Brief nicht zustellbar, ausgelassen',
    en: 'Letter undeliverable, left out',
  },
}
