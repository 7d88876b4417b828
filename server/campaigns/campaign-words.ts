import type { Sentence } from '../errors.ts'
import type { CampaignStatus, ExclusionReason } from './schema.ts'

const STATUS: Record<CampaignStatus, Sentence> = {
  preparing: { de: 'in Vorbereitung', en: 'being prepared' },
  importing: { de: 'Liste wird übernommen', en: 'list is being imported' },
  checking: { de: 'Ausschlüsse werden geprüft', en: 'exclusions are being checked' },
  approving: { de: 'wartet auf die Freigabe', en: 'waits for approval' },
  sending: { de: 'Briefe werden erstellt', en: 'letters are being prepared' },
  running: { de: 'läuft', en: 'running' },
  stopping: { de: 'wird gestoppt', en: 'being stopped' },
  ended: { de: 'beendet', en: 'ended' },
}

const REASONS: Record<ExclusionReason, Sentence> = {
  deceased: { de: 'verstorben', en: 'deceased' },
  'contact-forbidden': { de: 'möchte keine Briefe mehr', en: 'wants no more letters' },
  'already-invited': { de: 'hat schon eine offene Einladung oder einen Fall', en: 'has an open invitation or a case already' },
  moved: { de: 'wohnt nicht mehr in der Stadt', en: 'no longer lives in the city' },
  'no-address': { de: 'keine Anschrift bekannt', en: 'no address known' },
  'other-help': { de: 'wird schon von einer anderen Stelle begleitet', en: 'is already supported elsewhere' },
  'blocking-notice': { de: 'Auskunftssperre: Der Brief kommt vom Sozialamt', en: 'blocking notice: the central office writes' },
  guardian: { de: 'hat eine Vertretung: Der Brief geht an sie', en: 'has a representative, who gets the letter' },
}

export const campaignWords = (status: string): Sentence => STATUS[status as CampaignStatus] ?? { de: status, en: status }
export const reasonWords = (reason: string): Sentence => REASONS[reason as ExclusionReason] ?? { de: reason, en: reason }
