import type { Columns, HeaderFault, Mapping } from './recipients-columns.ts'
import { readHeader } from './recipients-columns.ts'
import type { CsvFault, CsvRecord } from './recipients-csv.ts'
import { CsvError, csvLimits, parseCsv } from './recipients-csv.ts'
import type { RecipientProblem, RecipientRow } from './recipients-reading.ts'
import { readRow } from './recipients-row.ts'
import { decode, type AskedEncoding, type Encoding } from './recipients-decode.ts'

type Delimiter = (typeof DELIMITERS)[number]
type Duplicate = { kind: 'same-number' | 'same-person'; lines: number[] }

/**
 * A list that could be read: `rows` are the valid ones, also those that stand in `duplicates`.
 * Column names are those of the file.
 */
export type RecipientList = {
  encoding: Encoding
  /** Whether the file leaves no doubt about its encoding. */
  isSure: boolean
  delimiter: Delimiter
  columns: { stored: string[]; leftOut: string[]; unknown: string[] }
  rowCount: number
  rows: RecipientRow[]
  problems: RecipientProblem[]
  duplicates: Duplicate[]
}

/** The whole file is turned away, with one sentence that helps. */
export type Refusal = { refused: { message: string; messageEn: string; unknown?: string[] } }

const DELIMITERS = [';', ',', '\t', '|'] as const
/** A header stands in one of the first lines; above it there may be a title. */
const HEADER_WITHIN = 10
const maxBytes = 20 * 1024 * 1024
const refuse = (message: string, messageEn: string): Refusal => ({
  refused: { message, messageEn },
})

type Asked = { today: string; mapping?: Mapping; encoding?: AskedEncoding | undefined }

/**
 * Reads a list of recipients. `today` (ISO date) is what dates of death are compared with;
 * `mapping` says what headings mean that only this office uses. Never throws for what a file may
 * hold.
 */
export function readRecipients(bytes: Buffer, asked: Asked): RecipientList | Refusal {
  const unreadable = refusalOf(bytes)
  if (unreadable) return unreadable
  const { text, encoding, isSure } = decode(bytes, asked.encoding)
  const delimiter = delimiterOf(text)
  if (!delimiter)
    return refuse(
      'Das ist keine CSV-Datei: Die erste Zeile hat nur eine Spalte.',
      'This is not a CSV file: the first line has only one column.',
    )
  const records = recordsOf(text, delimiter)
  if ('refused' in records) return records
  const { columns, body } = headerIn(records, asked.mapping)
  if (!('at' in columns)) return refusedHeader(columns)
  if (body.length === 0)
    return refuse(
      'Die Liste hat keine Zeilen unter der Kopfzeile.',
      'The list has no lines below the header.',
    )
  return { encoding, isSure, delimiter, ...readBody(body, { columns, today: asked.today }) }
}

/** The first of the first lines that names what is needed; else the very first. */
function headerIn(
  records: CsvRecord[],
  mapping: Mapping | undefined,
): { columns: Columns | HeaderFault; body: CsvRecord[] } {
  const above = records.slice(0, HEADER_WITHIN)
  const index = above.findIndex(({ fields }) => !('missing' in readHeader(fields, mapping)))
  const at = Math.max(index, 0)
  return {
    columns: readHeader(records[at]?.fields ?? [], mapping),
    body: records.slice(at + 1),
  }
}

function refusalOf(bytes: Buffer): Refusal | null {
  if (bytes.length > maxBytes)
    return refuse('Die Datei ist größer als 20 MB.', 'The file is larger than 20 MB.')
  if (bytes.toString('latin1').trim() === '')
    return refuse('Die Datei ist leer.', 'The file is empty.')
  const start = bytes.subarray(0, 4).toString('latin1')
  if (/^(?:\xff\xfe|\xfe\xff)/.test(start)) return null
  if (/^(PK\x03\x04|%PDF|\xd0\xcf\x11\xe0)/.test(start)) {
    return refuse(
      'Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als CSV UTF-8.',
      'This is not a CSV file. Please save the table as CSV UTF-8.',
    )
  }
  return bytes.includes(0)
    ? refuse(
        'Das ist keine CSV-Datei: Sie enthält Nullzeichen.',
        'This is not a CSV file: it contains NUL characters.',
      )
    : null
}

/** The delimiter that comes most often in one of the first lines, or the one that Excel names. */
function delimiterOf(text: string): Delimiter | null {
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/)
  const named = DELIMITERS.find((sign) => lines[0]?.toLowerCase() === `sep=${sign}`)
  if (named) return named
  const counts = DELIMITERS.map((sign) => ({
    sign,
    count: Math.max(
      ...lines
        .slice(0, HEADER_WITHIN)
        .map((line) => line.replace(/"[^"]*"/g, '').split(sign).length - 1),
    ),
  }))
  const best = counts.toSorted((one, other) => other.count - one.count)[0]
  return best && best.count > 0 ? best.sign : null
}

function recordsOf(text: string, delimiter: string): CsvRecord[] | Refusal {
  try {
    return parseCsv(text, delimiter)
  } catch (error) {
    if (error instanceof CsvError) return refusedAt(error)
    throw error
  }
}

function refusedAt({ fault, line, column }: CsvError): Refusal {
  const refusals: Record<CsvFault, () => Refusal> = {
    'broken-quote': () =>
      refuse(
        `Zeile ${line}, Spalte ${column}: Ein Anführungszeichen steht allein oder an falscher Stelle.`,
        `Line ${line}, column ${column}: a quotation mark is unclosed or misplaced.`,
      ),
    'field-too-long': () =>
      refuse(
        `Zeile ${line}, Spalte ${column}: Ein Feld ist größer als 4 kB.`,
        `Line ${line}, column ${column}: a field is larger than 4 kB.`,
      ),
    'too-many-columns': () =>
      refuse(
        `Zeile ${line} hat mehr als ${csvLimits.columns} Spalten.`,
        `Line ${line} has more than ${csvLimits.columns} columns.`,
      ),
    'too-many-rows': () =>
      refuse('Die Liste hat mehr als 50.000 Zeilen.', 'The list has more than 50,000 lines.'),
  }
  return refusals[fault]()
}

function refusedHeader(fault: HeaderFault): Refusal {
  if ('doubled' in fault)
    return refuse(
      `Die Spalte „${fault.doubled}“ kommt zweimal vor.`,
      `The column “${fault.doubled}” comes twice.`,
    )
  const [missing, unknown] = [fault.missing.join(', '), fault.unknown.join(', ')]
  const { refused } = refuse(
    `In der Kopfzeile fehlt: ${missing}.${unknown && ` Nicht bekannt sind: ${unknown}.`}`,
    `The header lacks: ${missing}.${unknown && ` Not known are: ${unknown}.`}`,
  )
  return { refused: { ...refused, unknown: fault.unknown } }
}

function readBody(body: CsvRecord[], { columns, today }: { columns: Columns; today: string }) {
  const read = body.map((record) => readRow({ record, columns, today }))
  const rows = read.flatMap(({ row }) => row ?? [])
  return {
    columns: { stored: columns.stored, leftOut: columns.leftOut, unknown: columns.unknown },
    rowCount: body.length,
    rows,
    problems: read.flatMap(({ problems }) => problems),
    duplicates: duplicatesOf(rows),
  }
}

/** Rows with one number, and rows that seem to be one person under several numbers. */
function duplicatesOf(rows: RecipientRow[]): Duplicate[] {
  const byNumber = groups(rows, (row) => row.reference)
  const byPerson = groups(rows, (row) => row.matchKey).filter(
    (group) => new Set(group.map((row) => row.reference)).size > 1,
  )
  const found = [
    ...byNumber.map((group) => ({ kind: 'same-number' as const, group })),
    ...byPerson.map((group) => ({ kind: 'same-person' as const, group })),
  ]
  return found
    .map(({ kind, group }) => ({ kind, lines: group.map((row) => row.line) }))
    .toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
}

function groups(rows: RecipientRow[], keyOf: (row: RecipientRow) => string): RecipientRow[][] {
  return [...Map.groupBy(rows, keyOf)]
    .filter(([key, group]) => key !== '' && group.length > 1)
    .map(([, group]) => group)
}
