import type { Sentence } from '../errors.ts'

/** Words for the timeline codes of campaigns. */
export const campaignEventTexts: Record<string, Sentence> = {
  'campaign-requested': { de: 'Anschreibeaktion angelegt', en: 'Campaign created' },
  'campaign-prepared': { de: 'Anschreibeaktion vorbereitet', en: 'Campaign prepared' },
  'recipients-imported': { de: 'Haushalte übernommen', en: 'Households imported' },
  'exclusions-checked': { de: 'Ausschlüsse geprüft', en: 'Exclusions checked' },
  'campaign-approved': { de: 'Anschreiben freigegeben', en: 'Campaign approved' },
  'campaign-not-approved': { de: 'Anschreiben nicht freigegeben', en: 'Campaign not approved' },
  'wave-started': { de: 'Welle gestartet', en: 'Wave started' },
  'campaign-stopped': { de: 'Anschreiben gestoppt', en: 'Campaign stopped' },
  'campaign-settled': { de: 'Alle Einladungen sind erledigt', en: 'All invitations are settled' },
  'campaign-ended': { de: 'Anschreibeaktion beendet', en: 'Campaign ended' },
}
