import { foldText } from '#server/base/texts/fold-text.ts'
import { namesOf } from '#server/base/person-name.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import { districts, householdTypes, languages, salutations, yesNo } from './recipients-codes.ts'
import { readHome, readRepresentative } from './recipients-home.ts'
import { matchKey } from './recipients-match.ts'
import {
  MISSING,
  readCode,
  readText,
  report,
  say,
  valueOf,
  type Reading,
  type RecipientProblem,
  type RecipientRow,
} from './recipients-reading.ts'

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
    ...readRepresentative(reading),
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

/** An end that is empty need not be written; more than the header has stands under no heading. */
function checkLength({ record, columns, problems }: Reading): void {
  const width = columns.stored.length + columns.leftOut.length
  const filled = record.fields.findLastIndex((field) => field.trim() !== '') + 1
  if (filled <= width) return
  problems.push({
    line: record.line,
    column: `Spalte ${width + 1}`,
    ...say(
      `Die Zeile hat ${filled} Felder, die Kopfzeile ${width}.`,
      `The line has ${filled} fields, the header ${width}.`,
    ),
  })
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
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 00:00(?::00)?)?$/.exec(value) ?? []
  const iso = year
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : value.replace(/ 00:00(?::00)?$/, '')
  const parsed = /^(19|20)\d{2}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null
  return parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso)
    ? iso
    : null
}
