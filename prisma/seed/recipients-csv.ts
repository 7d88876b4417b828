import type { SeedRecipient } from './recipients.ts'

export type CsvStyle = { encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252'; delimiter: ';' | ',' }

const salutations = { frau: 'Frau', herr: 'Herr', none: 'keine Angabe' }
const households = {
  single: 'alleinstehend',
  'lone-parent': 'alleinerziehend',
  'couple-children': 'Paar mit Kindern',
  couple: 'Paar ohne Kinder',
  other: 'sonstige',
}
const languages: Record<string, string> = {
  de: 'Deutsch',
  ru: 'Russisch',
  tr: 'Türkisch',
  ar: 'Arabisch',
  pl: 'Polnisch',
  en: 'Englisch',
  sq: 'Albanisch',
  pt: 'Portugiesisch',
  fa: 'Persisch',
}
const kinds = { guardian: 'Betreuung', proxy: 'Vollmacht' }

/**
 * The columns of a list as the benefit office would send it: more than may be kept before a person
 * accepts.
 */
const columns: readonly (readonly [string, (person: SeedRecipient) => string])[] = [
  ['Aktenzeichen', (person) => person.reference],
  ['Anrede', (person) => salutations[person.salutation]],
  ['Nachname', (person) => person.lastName],
  ['Vorname', (person) => person.firstName],
  ['Geburtsdatum', (person) => germanDate(person.bornOn)],
  ['Straße', (person) => person.street],
  ['PLZ', (person) => person.postcode],
  ['Ort', (person) => person.city],
  ['Stadtbezirk', (person) => person.district],
  ['Haushaltstyp', (person) => households[person.householdType]],
  ['Kinder', (person) => String(person.children)],
  ['Sprache', (person) => languages[person.language] ?? 'andere'],
  ['Vertretung', (person) => person.representative ?? ''],
  [
    'Vertretungsart',
    (person) => (person.representativeKind ? kinds[person.representativeKind] : ''),
  ],
  ['Auskunftssperre', (person) => (person.blockingNotice ? 'ja' : 'nein')],
  ['Verstorben am', () => ''],
  ['In anderer Hilfe', () => 'nein'],
  ['Bezug seit', (person) => germanDate(person.receiptSince)],
  ['Telefon', (person) => person.phone],
  ['E-Mail', (person) => person.email],
]

/**
 * Writes the list as a spreadsheet program would, with CRLF.
 * @throws Error on a letter that Windows-1252 does not have, instead of a question mark in
 *   someone's name
 */
export function toCsv(people: SeedRecipient[], { encoding, delimiter }: CsvStyle): Buffer {
  const lines = [
    columns.map(([name]) => name),
    ...people.map((person) => columns.map(([, value]) => value(person))),
  ]
  const text = lines
    .map((fields) => `${fields.map((field) => quoted(field, delimiter)).join(delimiter)}\r\n`)
    .join('')
  if (encoding === 'windows-1252') return latin(text)
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text)
}

const quoted = (field: string, delimiter: string) =>
  field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
const germanDate = (iso: string) => iso.split('-').toReversed().join('.')

function latin(text: string): Buffer {
  const strange = /[^\u0000-\u007f\u00a0-\u00ff]/u.exec(text)?.[0]
  if (strange) throw new Error(`Windows-1252 list cannot hold ${JSON.stringify(strange)}`)
  return Buffer.from(text, 'latin1')
}
