import { readRecipients, type RecipientList } from '#server/procedure/campaigns/read-recipients.ts'

/** The day on which lists are read. */
export const today = '2026-11-24'
export const header = [
  'Aktenzeichen;Anrede;Nachname;Vorname;Straße;PLZ;Ort;Stadtbezirk;Haushaltstyp;Sprache;Vertretung',
  'Vertretungsart;Auskunftssperre;Verstorben am;In anderer Hilfe;Geburtsdatum;Telefon',
].join(';')
export const distel = [
  'HP-TEST-0001;Frau;Distel;Rosa;Musterpfad 1;00123;Musterstadt;Kinderhaus;alleinerziehend;Deutsch',
  ';;nein;;nein;01.05.1990;00000 55',
].join(';')
export const drossel = [
  'HP-TEST-0002;Herr;Drossel;Jürgen;Beispielallee 2;00101;Musterstadt;Mitte;alleinstehend;Türkisch',
  'Ida Kranich;Betreuung;ja;03.02.2026;ja;;',
].join(';')
/** A header with what a list has to have. */
export const short = 'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort'

export const file = (...lines: string[]): string => lines.join('\r\n') + '\r\n'

/** Reads a list that is expected not to be turned away. */
export function list(text: string | Buffer): RecipientList {
  const result = readRecipients(typeof text === 'string' ? Buffer.from(text) : text, { today })
  if ('refused' in result) throw new Error(`refused: ${result.refused.message}`)
  return result
}
