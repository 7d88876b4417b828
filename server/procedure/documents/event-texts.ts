import type { Sentence } from '#server/base/errors.ts'

/** Words for scans in the timeline. */
export const documentEventTexts: Record<string, Sentence> = {
  'scan-signed-plan': { de: 'Unterschriebener Hilfeplan abgelegt', en: 'Signed help plan kept' },
  'scan-consent': { de: 'Unterschriebene Einwilligung abgelegt', en: 'Signed consent kept' },
  'scan-other': { de: 'Gescanntes Blatt abgelegt', en: 'Scanned paper kept' },
}
