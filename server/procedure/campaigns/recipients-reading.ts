import { foldText } from '#server/base/texts/fold-text.ts'
import { cleanText, faultOfText, type TextKind } from '#server/base/texts/text-rules.ts'
import { LONGEST } from '#server/base/texts/text-schema.ts'
import type { Codes, RepresentativeKind } from './recipients-codes.ts'
import type { Columns, RecipientColumn } from './recipients-columns.ts'
import type { CsvRecord } from './recipients-csv.ts'

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
  representativeKind: RepresentativeKind | null
  representativeStreet: string | null
  representativePostcode: string | null
  representativeCity: string | null
  representativeArea: 'all' | 'benefits' | 'other' | null
  blockingNotice: boolean
  diedOn: string | null
  inOtherHelp: boolean
  matchKey: string
}

/** What is wrong with a value, without the value itself. */
export type RecipientProblem = { line: number; column: string; message: string; messageEn: string }

export type Sentence = { message: string; messageEn: string }
export type Reading = {
  record: CsvRecord
  columns: Columns
  today: string
  problems: RecipientProblem[]
}

export const say = (message: string, messageEn: string): Sentence => ({ message, messageEn })
export const MISSING = say('Der Wert fehlt.', 'The value is missing.')
const texts: Partial<Record<RecipientColumn, { kind: TextKind; longest: number }>> = {
  lastName: { kind: 'name', longest: LONGEST.name },
  firstName: { kind: 'name', longest: LONGEST.name },
  street: { kind: 'address', longest: LONGEST.street },
  houseNumber: { kind: 'address', longest: 20 },
  addressExtra: { kind: 'address', longest: 60 },
  representativeStreet: { kind: 'address', longest: LONGEST.street },
  representativeCity: { kind: 'address', longest: LONGEST.city },
  city: { kind: 'address', longest: LONGEST.city },
  representative: { kind: 'name', longest: LONGEST.representative },
}

export function report(
  { record, columns, problems }: Reading,
  column: RecipientColumn,
  sentence: Sentence,
): void {
  problems.push({ line: record.line, column: columns.names.get(column) ?? column, ...sentence })
}

export function valueOf({ record, columns }: Reading, column: RecipientColumn): string {
  const index = columns.at.get(column)
  const written = index === undefined ? '' : (record.fields[index] ?? '')
  // a spreadsheet protects digits as ` ="00123"`
  const text = /^="([^"]*)"$/.exec(written.trim())?.[1] ?? written
  return cleanText(text, texts[column]?.kind ?? 'short')
}

export function readText(reading: Reading, column: RecipientColumn): string {
  const value = valueOf(reading, column)
  const { kind, longest } = texts[column] ?? { kind: 'short', longest: 80 }
  const fault = faultOfText(value, kind)
  if (fault) report(reading, column, say(fault.de, fault.en))
  else if (value.length > longest) report(reading, column, tooLong(longest))
  return value
}

export const tooLong = (longest: number): Sentence =>
  say(
    `Der Wert ist länger als ${longest} Zeichen.`,
    `The value is longer than ${longest} characters.`,
  )

export const unknownValue = (names: string[]): Sentence =>
  say(
    `Der Wert ist nicht bekannt. Möglich sind: ${names.join(', ')}.`,
    `The value is not known. Possible are: ${names.join(', ')}.`,
  )

export function readCode<T>(reading: Reading, column: RecipientColumn, codes: Codes<T>): T {
  const code = codes.byWord.get(foldText(valueOf(reading, column)))
  if (code !== undefined) return code
  report(reading, column, unknownValue(codes.names))
  return codes.empty
}
