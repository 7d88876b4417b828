import { foldText } from '#server/base/texts/fold-text.ts'

/** The only columns of the list that are kept; whatever else it holds never leaves the parser. */
export const recipientColumns = [
  'reference',
  'salutation',
  'lastName',
  'firstName',
  'street',
  'houseNumber',
  'addressExtra',
  'postcode',
  'city',
  'district',
  'householdType',
  'language',
  'representative',
  'representativeKind',
  'representativeStreet',
  'representativePostcode',
  'representativeCity',
  'representativeArea',
  'blockingNotice',
  'diedOn',
  'inOtherHelp',
] as const
export type RecipientColumn = (typeof recipientColumns)[number]

/** Headings that somebody gave a meaning before, folded; null means "is left out". */
export type Mapping = ReadonlyMap<string, RecipientColumn | null>

export type Columns = {
  at: Map<RecipientColumn, number>
  names: Map<RecipientColumn, string>
  stored: string[]
  leftOut: string[]
  /** Left out because nobody knows what they mean; a person may say. */
  unknown: string[]
}

const required: [RecipientColumn, name: string][] = [
  ['reference', 'Aktenzeichen'],
  ['lastName', 'Nachname'],
  ['firstName', 'Vorname'],
  ['street', 'Straße'],
  ['postcode', 'PLZ'],
  ['city', 'Ort'],
]

const headings: [RecipientColumn, names: string[]][] = [
  ['reference', ['Aktenzeichen', 'Az', 'Geschäftszeichen']],
  ['salutation', ['Anrede']],
  ['lastName', ['Nachname', 'Familienname', 'Name']],
  ['firstName', ['Vorname', 'Vornamen', 'Rufname']],
  ['street', ['Straße', 'Str', 'Straße Hausnummer', 'Straße und Hausnummer', 'Straße Nr']],
  ['houseNumber', ['Hausnummer', 'Hausnr', 'Haus-Nr', 'Hnr', 'HsNr']],
  ['addressExtra', ['Adresszusatz', 'Anschriftenzusatz', 'Zusatz', 'Adress-Zusatz']],
  ['postcode', ['PLZ', 'Postleitzahl']],
  ['city', ['Ort', 'Wohnort', 'Stadt']],
  ['district', ['Stadtbezirk', 'Bezirk', 'Stadtteil']],
  ['householdType', ['Haushaltstyp', 'Haushalt']],
  ['language', ['Sprache', 'Gesprächssprache']],
  ['representative', ['Vertretung', 'Vertreter', 'Vertreterin', 'Betreuer', 'Betreuerin']],
  ['representativeKind', ['Vertretungsart', 'Art der Vertretung']],
  ['representativeStreet', ['Vertretung Straße', 'Straße der Vertretung']],
  ['representativePostcode', ['Vertretung PLZ', 'PLZ der Vertretung']],
  ['representativeCity', ['Vertretung Ort', 'Ort der Vertretung']],
  ['representativeArea', ['Aufgabenkreis', 'Aufgabenbereich', 'Vertretung Aufgabenkreis']],
  ['blockingNotice', ['Auskunftssperre', 'Sperrvermerk']],
  ['diedOn', ['Verstorben am', 'Verstorben', 'Sterbedatum']],
  ['inOtherHelp', ['In anderer Hilfe', 'Andere Hilfe']],
]

/** What benefit files hold and this procedure may not keep (docs/procedure.md, "Import"). */
const NEEDLESS = [
  ['Geburtsdatum', 'Geboren am', 'Telefon', 'Mobil', 'Handy', 'E-Mail', 'Email', 'Kinder'],
  ['Anzahl Kinder', 'Staatsangehörigkeit', 'Geschlecht', 'Familienstand', 'IBAN', 'Leistung'],
  ['Bezug seit', 'Monate im Bezug', 'Sachbearbeitung', 'Lfd Nr', 'Nr'],
]
  .flat()
  .map(foldText)

const columnOf = new Map(
  headings.flatMap(([column, names]) => names.map((name) => [foldText(name), column] as const)),
)

export type HeaderFault = { missing: string[]; unknown: string[] } | { doubled: string }

/**
 * Finds the known columns in any order and spelling; a heading that comes twice would leave open
 * which one counts.
 */
export function readHeader(fields: string[], mapping: Mapping = new Map()): Columns | HeaderFault {
  const columns: Columns = {
    at: new Map(),
    names: new Map(),
    stored: [],
    leftOut: [],
    unknown: [],
  }
  const seen = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const heading = foldText(field)
    const column = columnOf.get(heading) ?? mapping.get(heading)
    const name = headingName(field, index)
    if (heading && (seen.has(heading) || (column && columns.at.has(column))))
      return { doubled: name }
    seen.add(heading)
    if (column) {
      columns.at.set(column, index)
      columns.names.set(column, name)
    } else if (heading && !mapping.has(heading) && !NEEDLESS.includes(heading))
      columns.unknown.push(name)
    columns[column ? 'stored' : 'leftOut'].push(name)
  }
  const missing = required.filter(([column]) => !columns.at.has(column))
  return missing.length > 0
    ? { missing: missing.map(([, name]) => name), unknown: columns.unknown }
    : columns
}

const headingName = (field: string, index: number) =>
  field
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 60) || `Spalte ${index + 1}`
