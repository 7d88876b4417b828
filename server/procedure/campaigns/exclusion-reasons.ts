import type { Sentence } from '#server/base/errors.ts'
import type { RecipientRow } from './recipients-reading.ts'

export const EXCLUSIONS: Record<string, Sentence> = {
  deceased: { de: 'verstorben', en: 'died' },
  moved: { de: 'wohnt nicht in der Stadt', en: 'does not live in the city' },
  'no-address': { de: 'keine Anschrift', en: 'no address' },
  'other-help': { de: 'schon in anderer Hilfe', en: 'already in other help' },
  'no-more-letters': { de: 'möchte keine Briefe mehr', en: 'wants no more letters' },
  'open-case': { de: 'hat schon einen Fall', en: 'has a case already' },
  'already-invited': {
    de: 'hat schon eine offene Einladung',
    en: 'has an open invitation already',
  },
  'blocking-notice': { de: 'Auskunftssperre', en: 'blocking notice' },
  guardian: { de: 'rechtliche Betreuung', en: 'legal guardian' },
}

/** Reasons that only ask for a look: the person is invited unless somebody decides otherwise. */
export const TO_REVIEW = ['blocking-notice', 'guardian']

/** Reasons that no decision overrides. */
export const ALWAYS_EXCLUDED = ['deceased', 'no-more-letters', 'open-case', 'already-invited']

/** Why a row may have to stay out; null for most. `city` is our own. */
export function exclusionOf(row: RecipientRow, city: string): string | null {
  if (row.diedOn) return 'deceased'
  if (!row.street) return 'no-address'
  if (row.city.toLowerCase() !== city.replace(/^Stadt /, '').toLowerCase()) return 'moved'
  if (row.inOtherHelp) return 'other-help'
  if (row.blockingNotice) return 'blocking-notice'
  return row.representativeKind === 'guardian' ? 'guardian' : null
}
