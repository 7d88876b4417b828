import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of persons. */
export const personEventTexts: Record<string, Sentence> = {
  'client-died': { de: 'Als verstorben vermerkt', en: 'Recorded as died' },
  'contact-changed': { de: 'Kontaktdaten geändert', en: 'Contact data changed' },
  referral: { de: 'Von einer anderen Stelle vermittelt', en: 'Referred by another office' },
  'walk-in': { de: 'Ohne Einladung aufgenommen', en: 'Taken in without invitation' },
}
