import type { Sentence } from '#server/base/errors.ts'

const REASONS: Record<string, Sentence> = {
  'client-died': { de: 'Die Person ist verstorben.', en: 'The person has died.' },
  'client-moved': { de: 'Die Person ist weggezogen.', en: 'The person has moved away.' },
  'contact-forbidden': {
    de: 'Die Person möchte keine Briefe mehr.',
    en: 'The person wants no more letters.',
  },
  'talk-changed': {
    de: 'Der Termin findet nicht mehr zu dieser Zeit statt.',
    en: 'The appointment does not take place at that time any more.',
  },
  unprintable: {
    de: 'Name oder Anschrift lassen sich nicht drucken.',
    en: 'Name or address cannot be printed.',
  },
}

/**
 * Words for why a letter is left out of a run, as the print room reads them. What happens in a case
 * (its end, a pause, a plan) is not told there.
 */
export const reasonWords = (reason: string | null): Sentence =>
  REASONS[reason ?? ''] ?? {
    de: 'Der Brief wird angehalten. Nehmen Sie ihn aus dem Stapel.',
    en: 'The letter is held. Take it out of the pile.',
  }
