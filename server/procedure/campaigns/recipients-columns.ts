import { foldText } from '#server/base/texts/fold-text.ts'

/** The only columns of the list that are kept; whatever else it holds never leaves the parser. */
export type RecipientColumn =
  | 'reference'
  | 'salutation'
  | 'lastName'
  | 'firstName'
  | 'street'
  | 'postcode'
  | 'city'
  | 'district'
  | 'householdType'
  | 'language'
  | 'representative'
  | 'representativeKind'
  | 'blockingNotice'
  | 'diedOn'
  | 'inOtherHelp'

export type Columns = {
  at: Map<RecipientColumn, number>
  names: Map<RecipientColumn, string>
  stored: string[]
  leftOut: string[]
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
  ['reference', ['aktenzeichen', 'az']],
  ['salutation', ['anrede']],
  ['lastName', ['nachname', 'familienname']],
  ['firstName', ['vorname', 'vornamen']],
  ['street', ['strasse', 'strasse hausnummer', 'strasse und hausnummer', 'strasse nr']],
  ['postcode', ['plz', 'postleitzahl']],
  ['city', ['ort', 'wohnort']],
  ['district', ['stadtbezirk', 'bezirk', 'stadtteil']],
  ['householdType', ['haushaltstyp', 'haushalt']],
  ['language', ['sprache', 'gespraechssprache']],
  ['representative', ['vertretung', 'vertreter', 'vertreterin']],
  ['representativeKind', ['vertretungsart', 'art der vertretung']],
  ['blockingNotice', ['auskunftssperre', 'sperrvermerk']],
  ['diedOn', ['verstorben am', 'verstorben', 'sterbedatum']],
  ['inOtherHelp', ['in anderer hilfe', 'andere hilfe']],
]

const columnOf = new Map(
  headings.flatMap(([column, names]) => names.map((name) => [foldText(name), column] as const)),
)

export type HeaderFault = { missing: string[] } | { doubled: string }

/**
 * Finds the known columns in any order and spelling; a heading that comes twice would leave open
 * which one counts.
 */
export function readHeader(fields: string[]): Columns | HeaderFault {
  const columns: Columns = { at: new Map(), names: new Map(), stored: [], leftOut: [] }
  const seen = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const heading = foldText(field)
    const column = columnOf.get(heading)
    const name = headingName(field, index)
    if (heading && (seen.has(heading) || (column && columns.at.has(column))))
      return { doubled: name }
    seen.add(heading)
    if (column) {
      columns.at.set(column, index)
      columns.names.set(column, name)
    }
    columns[column ? 'stored' : 'leftOut'].push(name)
  }
  const missing = required.filter(([column]) => !columns.at.has(column))
  return missing.length > 0 ? { missing: missing.map(([, name]) => name) } : columns
}

const headingName = (field: string, index: number) =>
  field
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 60) || `Spalte ${index + 1}`
