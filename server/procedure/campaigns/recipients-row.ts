import { undrawable } from '#server/procedure/letters/fit-letter.ts'
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
import { foldText, matchKey } from './recipients-match.ts'

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
const longest: Partial<Record<RecipientColumn, number>> = {
  lastName: 60,
  firstName: 60,
  street: 80,
  city: 50,
  representative: 80,
  reference: 30,
}
// two letters that UTF-8 umlauts turn into when they are read as Windows-1252 and saved again
const brokenUmlaut = /Ã[\u0080-\u00bfŸœ„–“¶¼¤]|â€|\ufffd/u

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
  const names = {
    lastName: readName(reading, 'lastName'),
    firstName: readName(reading, 'firstName'),
  }
  const home = readHome(reading)
  return {
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
  return index === undefined
    ? ''
    : (record.fields[index] ?? '')
        .normalize('NFC')
        .replace(/[ \u00a0]+/g, ' ')
        .trim()
}

function readText(reading: Reading, column: RecipientColumn): string {
  const value = valueOf(reading, column)
  const fault = faultOf(value, longest[column] ?? 80)
  if (fault) report(reading, column, fault)
  return value
}

function faultOf(value: string, limit: number): Sentence | null {
  if (/^[=+\-@]/.test(value))
    return say('Der Wert beginnt wie eine Formel.', 'The value begins like a formula.')
  if (brokenUmlaut.test(value))
    return say(
      'Umlaute sind beschädigt. Bitte speichern Sie die Liste als CSV UTF-8.',
      'Umlauts are damaged. Please save the list as CSV UTF-8.',
    )
  const signs = undrawable(value).slice(0, 5).join(', ')
  if (signs)
    return say(
      `Diese Zeichen können nicht gedruckt werden: ${signs}.`,
      `These characters cannot be printed: ${signs}.`,
    )
  return [...value].length > limit
    ? say(
        `Der Wert ist länger als ${limit} Zeichen.`,
        `The value is longer than ${limit} characters.`,
      )
    : null
}

function readName(reading: Reading, column: 'lastName' | 'firstName'): string {
  const value = readText(reading, column)
  if (value === '') report(reading, column, say('Der Wert fehlt.', 'The value is missing.'))
  else if (!/\p{L}/u.test(value))
    report(reading, column, say('Ein Name braucht Buchstaben.', 'A name needs letters.'))
  return value
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
        ? say('Der Wert fehlt.', 'The value is missing.')
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
    if (!home[column]) report(reading, column, say('Der Wert fehlt.', 'The value is missing.'))
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
