import { storedDay } from '#server/base/clock.ts'
import type { Sentence } from '#server/base/errors.ts'

/** End codes of docs/procedure.md, section "Ends"; a right or a result, never a fault. */
const END_CODES = {
  C01: { de: 'Arbeit aufgenommen, Bezug beendet', en: 'Took up work, benefit ended' },
  C02: { de: 'Arbeit oder Ausbildung, Bezug verringert', en: 'Work or training, benefit reduced' },
  C03: { de: 'anderes Einkommen oder vorrangige Leistung', en: 'Other income or benefit' },
  C04: { de: 'Teilnahme beendet (eigener Wunsch)', en: 'Participation ended (own wish)' },
  C05: { de: 'keine Vereinbarung zustande gekommen', en: 'No agreement reached' },
  C06: { de: 'Kontakt abgebrochen', en: 'Contact lost' },
  C07: { de: 'an andere Stelle vermittelt', en: 'Passed on to another service' },
  C08: { de: 'weggezogen', en: 'Moved away' },
  C09: { de: 'Ziele erreicht, Bezug dauert an', en: 'Goals reached, benefit goes on' },
  C10: { de: 'verstorben', en: 'died' },
  C11: { de: 'Angebot nicht angenommen', en: 'Offer not taken up' },
  C12: { de: 'keine Rückmeldung', en: 'No answer' },
  C13: { de: 'Einmalberatung', en: 'One-off advice' },
  C14: { de: 'nicht teilnahmeberechtigt oder Irrtum', en: 'Not eligible or error' },
  C15: { de: 'Projektende', en: 'End of the trial' },
} satisfies Record<string, Sentence>
export type EndCode = keyof typeof END_CODES

const isEndCode = (code: string): code is EndCode => code in END_CODES

/** @throws Error for a code that does not exist */
export function getEndCode(code: string): EndCode {
  if (isEndCode(code)) return code
  throw new Error(`there is no end code ${code}`)
}

/** Words for an end code; null for none. */
export const endText = (code: string | null): Sentence | null =>
  code !== null && isEndCode(code) ? END_CODES[code] : null

const YEARS_OF_A_FILE = 6

/**
 * The day on which a closed case is to be deleted, `YYYY-MM-DD`. Declined or mistaken: six months;
 * one-off advice and death: one year; else six years from the end of the year of closing
 * (docs/procedure.md, "Retention").
 */
export function deletionDay(code: EndCode, closedOn: string): string {
  const [year = NaN, month = NaN, day = NaN] = closedOn.split('-').map(Number)
  if (code === 'C11' || code === 'C12' || code === 'C14') return iso(year, month + 6, day)
  if (code === 'C13' || code === 'C10') return iso(year + 1, month, day)
  return iso(year + YEARS_OF_A_FILE, 12, 31)
}

/** A month that lacks the day ends earlier (31 August + 6 months = 28 February). */
function iso(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return storedDay(new Date(Date.UTC(year, month - 1, Math.min(day, last))))
}
