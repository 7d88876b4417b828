import { foldText } from '#server/base/texts/fold-text.ts'
import { namesOf } from '#server/base/person-name.ts'
import { cleanText, faultOfText, type TextKind } from '#server/base/texts/text-rules.ts'
import { LONGEST } from '#server/base/texts/text-schema.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import type { Columns, RecipientColumn } from './recipients-columns.ts'
import type { CsvRecord } from './recipients-csv.ts'
import type { Codes } from './recipients-codes.ts'
import {
  districts,
  householdTypes,
  languages,
  representativeKinds,
  salutations,
  yesNo,
} from './recipients-codes.ts'
import { matchKey } from './recipients-match.ts'

/** One person of the list as it is stored. Everything else in the list is left out. */
export type RecipientRow = {
  line: number
  reference: string
  lastName: string
  firstName: string
  salutation: 'frau' | 'herr' | 'none'
  street: string
  postcode: string
  city: string
  district: string
  householdType: string
  language: string
  representative: string | null
  representativeKind: 'guardian' | 'proxy' | null
  blockingNotice: boolean
  diedOn: string | null
  inOtherHelp: boolean
  matchKey: string
}

/** What is wrong with a value, without the value itself. */
export type RecipientProblem = { line: number; column: string; message: string; messageEn: string }

type Sentence = { message: string; messageEn: string }
type Reading = { record: CsvRecord; columns: Columns; today: string; problems: RecipientProblem[] }

const say = (message: string, messageEn: string): Sentence => ({ message, messageEn })
const MISSING = say('Der Wert fehlt.', 'The value is missing.')
const texts: Partial<Record<RecipientColumn, { kind: TextKind; longest: number }>> = {
  lastName: { kind: 'name', longest: LONGEST.name },
  firstName: { kind: 'name', longest: LONGEST.name },
  street: { kind: 'address', longest: LONGEST.street },
  city: { kind: 'address', longest: LONGEST.city },
  representative: { kind: 'name', longest: LONGEST.representative },
}

/** Reads and checks one record. A row with any problem is not imported. */
export function readRow(reading: Omit<Reading, 'problems'>): {
  row: RecipientRow | null
  problems: RecipientProblem[]
} {
  const full: Reading = { ...reading, problems: [] }
  checkLength(full)
  const row = rowOf(full)
  return full.problems.length > 0 ? { row: null, problems: full.problems } : { row, problems: [] }
}

function rowOf(reading: Reading): RecipientRow {
  const names = readNames(reading)
  const home = readHome(reading)
  const row: RecipientRow = {
    line: reading.record.line,
    reference: readReference(reading),
    ...names,
    ...home,
    salutation: readCode(reading, 'salutation', salutations),
    district: readDistrict(reading),
    householdType: readCode(reading, 'householdType', householdTypes),
    language: readCode(reading, 'language', languages),
    representative: readText(reading, 'representative') || null,
    representativeKind: readCode(reading, 'representativeKind', representativeKinds),
    blockingNotice: readCode(reading, 'blockingNotice', yesNo),
    inOtherHelp: readCode(reading, 'inOtherHelp', yesNo),
    diedOn: readDeath(reading),
    matchKey: matchKey({ ...names, ...home }),
  }
  if (reading.problems.length === 0) checkWindow(reading, row)
  return row
}

/** What a letter could not carry is said here, not weeks later. */
function checkWindow(reading: Reading, row: RecipientRow): void {
  const fault = recipientFault(row)
  if (fault) report(reading, 'street', say(fault.de, fault.en))
}

function checkLength(reading: Reading): void {
  const { record, columns } = reading
  const width = columns.stored.length + columns.leftOut.length
  const filled = record.fields.findLastIndex((field) => field !== '') + 1
  if (record.fields.length >= width && filled <= width) return
  reading.problems.push({
    line: record.line,
    column: 'Zeile',
    ...say(
      `Die Zeile hat ${record.fields.length} Felder, die Kopfzeile ${width}.`,
      `The line has ${record.fields.length} fields, the header ${width}.`,
    ),
  })
}

function report(
  { record, columns, problems }: Reading,
  column: RecipientColumn,
  sentence: Sentence,
): void {
  problems.push({ line: record.line, column: columns.names.get(column) ?? column, ...sentence })
}

function valueOf({ record, columns }: Reading, column: RecipientColumn): string {
  const index = columns.at.get(column)
  const text = index === undefined ? '' : (record.fields[index] ?? '')
  return cleanText(text, texts[column]?.kind ?? 'short')
}

function readText(reading: Reading, column: RecipientColumn): string {
  const value = valueOf(reading, column)
  const { kind, longest } = texts[column] ?? { kind: 'short', longest: 80 }
  const fault = faultOfText(value, kind)
  if (fault) report(reading, column, say(fault.de, fault.en))
  else if (value.length > longest)
    report(
      reading,
      column,
      say(
        `Der Wert ist länger als ${longest} Zeichen.`,
        `The value is longer than ${longest} characters.`,
      ),
    )
  return value
}

/** Some people have one name; it may stand in either column. */
function readNames(reading: Reading): Pick<RecipientRow, 'lastName' | 'firstName'> {
  const names = namesOf({
    lastName: readText(reading, 'lastName'),
    firstName: readText(reading, 'firstName'),
  })
  if (!names.lastName) report(reading, 'lastName', MISSING)
  return names
}

function readReference(reading: Reading): string {
  const value = valueOf(reading, 'reference').toUpperCase()
  const isValid =
    value.length <= 30 && /^[A-Z0-9]+([-./ ][A-Z0-9]+)*$/.test(value) && /\d/.test(value)
  if (!isValid)
    report(
      reading,
      'reference',
      value === ''
        ? MISSING
        : say('Das ist kein gültiges Aktenzeichen.', 'This is not a valid reference.'),
    )
  return value
}

/**
 * All three parts empty means: no address is known. That is a reason to leave the person out, not a
 * fault of the list.
 */
function readHome(reading: Reading): Pick<RecipientRow, 'street' | 'postcode' | 'city'> {
  const home = {
    street: readText(reading, 'street'),
    postcode: valueOf(reading, 'postcode'),
    city: readText(reading, 'city'),
  }
  if (!home.street && !home.postcode && !home.city) return home
  for (const column of ['street', 'city'] as const) {
    if (!home[column]) report(reading, column, MISSING)
  }
  if (!/^\d{5}$/.test(home.postcode))
    report(
      reading,
      'postcode',
      say('Eine Postleitzahl hat fünf Ziffern.', 'A postcode has five digits.'),
    )
  return home
}

function readCode<T>(reading: Reading, column: RecipientColumn, codes: Codes<T>): T {
  const code = codes.byWord.get(foldText(valueOf(reading, column)))
  if (code !== undefined) return code
  const names = codes.names.join(', ')
  report(
    reading,
    column,
    say(
      `Der Wert ist nicht bekannt. Möglich sind: ${names}.`,
      `The value is not known. Possible are: ${names}.`,
    ),
  )
  return codes.empty
}

/**
 * An unlisted district is no fault: it only decides which agency writes, and the central one takes
 * the rest.
 */
function readDistrict(reading: Reading): string {
  return districts.byWord.get(foldText(readText(reading, 'district'))) ?? 'other'
}

function readDeath(reading: Reading): string | null {
  const value = valueOf(reading, 'diedOn')
  if (value === '') return null
  const on = isoDate(value)
  if (!on)
    report(
      reading,
      'diedOn',
      say(
        'Das ist kein gültiges Datum. Bitte schreiben Sie TT.MM.JJJJ.',
        'This is not a valid date. Please write DD.MM.YYYY.',
      ),
    )
  else if (on > reading.today)
    report(
      reading,
      'diedOn',
      say('Das Datum liegt in der Zukunft.', 'The date lies in the future.'),
    )
  return on
}

function isoDate(value: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value) ?? []
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value
  const parsed = /^(19|20)\d{2}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null
  return parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso)
    ? iso
    : null
}
