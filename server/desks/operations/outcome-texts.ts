import type { Sentence } from '#server/base/errors.ts'
import type { Language } from '#server/web/http/route.ts'
import type { ItemOutcome } from './act-on-item.ts'

/** What became of an item, for the person who acted. */
export const OUTCOMES: Record<ItemOutcome, Sentence> = {
  done: {
    de: 'Getan. Kommt es wieder, steht es hier von Neuem.',
    en: 'Done. If it comes back, it is shown here again.',
  },
  noted: { de: 'Vermerkt.', en: 'Noted.' },
  gone: {
    de: 'War inzwischen schon erledigt.',
    en: 'Was already settled in the meantime.',
  },
  failed: {
    de: 'Ging wieder nicht. Es bleibt hier stehen.',
    en: 'Failed again. It stays here.',
  },
  refused: {
    de: 'Die Engine hat es abgelehnt. Es bleibt hier stehen.',
    en: 'The engine refused it. It stays here.',
  },
  unavailable: {
    de: 'Die Engine antwortet gerade nicht. Bitte versuchen Sie es später noch einmal.',
    en: 'The engine does not answer right now. Please try again later.',
  },
}

/** What came of something earlier; null where it was only noted. */
export const outcomeText = (outcome: ItemOutcome, language: Language): string | null =>
  outcome === 'noted' ? null : OUTCOMES[outcome][language]
