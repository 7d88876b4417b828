import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of campaigns. */
export const campaignEventTexts: Record<string, Sentence> = {
  'campaign-prepared': { de: 'Anschreibeaktion vorbereitet', en: 'Campaign prepared' },
  'campaign-approved': { de: 'Anschreibeaktion freigegeben', en: 'Campaign approved' },
  'campaign-not-approved': {
    de: 'Anschreibeaktion nicht freigegeben',
    en: 'Campaign not approved',
  },
  'campaign-stopped': { de: 'Anschreibeaktion gestoppt', en: 'Campaign stopped' },
  'list-imported': { de: 'Liste übernommen', en: 'List taken over' },
  'wave-started': { de: 'Welle gestartet', en: 'Wave started' },
}
