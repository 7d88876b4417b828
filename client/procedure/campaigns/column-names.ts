import type { HeadingMeaning } from './queries.ts'

type Column = NonNullable<HeadingMeaning['column']>

export const LEFT_OUT = 'left-out'

/** What a heading may mean, in the words of the lists, which are German. */
export const COLUMN_NAMES: { column: Column; name: string }[] = [
  { column: 'reference', name: 'Aktenzeichen' },
  { column: 'salutation', name: 'Anrede' },
  { column: 'lastName', name: 'Nachname' },
  { column: 'firstName', name: 'Vorname' },
  { column: 'street', name: 'Straße' },
  { column: 'houseNumber', name: 'Hausnummer' },
  { column: 'addressExtra', name: 'Adresszusatz' },
  { column: 'postcode', name: 'PLZ' },
  { column: 'city', name: 'Ort' },
  { column: 'district', name: 'Stadtbezirk' },
  { column: 'householdType', name: 'Haushaltstyp' },
  { column: 'language', name: 'Sprache' },
  { column: 'representative', name: 'Vertretung' },
  { column: 'representativeKind', name: 'Vertretungsart' },
  { column: 'representativeStreet', name: 'Straße der Vertretung' },
  { column: 'representativePostcode', name: 'PLZ der Vertretung' },
  { column: 'representativeCity', name: 'Ort der Vertretung' },
  { column: 'representativeArea', name: 'Aufgabenkreis' },
  { column: 'blockingNotice', name: 'Auskunftssperre' },
  { column: 'diedOn', name: 'Verstorben am' },
  { column: 'inOtherHelp', name: 'In anderer Hilfe' },
]
