import type { Columns, HeaderFault } from './recipients-columns.ts'
import { readHeader } from './recipients-columns.ts'
import type { CsvFault, CsvRecord } from './recipients-csv.ts'
import { CsvError, csvLimits, parseCsv } from './recipients-csv.ts'
import type { RecipientProblem, RecipientRow } from './recipients-row.ts'
import { readRow } from './recipients-row.ts'

type Encoding = 'utf-8' | 'utf-8-bom' | 'windows-1252'
type Duplicate = { kind: 'same-number' | 'same-person'; lines: number[] }

/**
 * A list that could be read: `rows` are the valid ones, also those that stand in `duplicates`.
 * Column names are those of the file.
 */
export type RecipientList = {
  encoding: Encoding
  delimiter: ';' | ','
  columns: { stored: string[]; leftOut: string[] }
  rowCount: number
  rows: RecipientRow[]
  problems: RecipientProblem[]
  duplicates: Duplicate[]
}

/** The whole file is turned away, with one sentence that helps. */
export type Refusal = { refused: { message: string; messageEn: string } }

const maxBytes = 20 * 1024 * 1024
const refuse = (message: string, messageEn: string): Refusal => ({
  refused: { message, messageEn },
})

/**
 * Reads a list of recipients. `today` (ISO date) is what dates of death are compared with. Never
 * throws for what a file may hold.
 */
export function readRecipients(
  bytes: Buffer,
  { today }: { today: string },
): RecipientList | Refusal {
  const unreadable = refusalOf(bytes)
  if (unreadable) return unreadable
  const { text, encoding } = decode(bytes)
  const delimiter = delimiterOf(text)
  if (!delimiter)
    return refuse(
      'Das ist keine CSV-Datei: Die erste Zeile hat nur eine Spalte.',
      'This is not a CSV file: the first line has only one column.',
    )
  const records = recordsOf(text, delimiter)
  if ('refused' in records) return records
  const [header, ...body] = records
  const columns = readHeader(header?.fields ?? [])
  if (!('at' in columns)) return refusedHeader(columns)
  if (body.length === 0)
    return refuse(
      'Die Liste hat keine Zeilen unter der Kopfzeile.',
      'The list has no lines below the header.',
    )
  return { encoding, delimiter, ...readBody(body, { columns, today }) }
}

function refusalOf(bytes: Buffer): Refusal | null {
  if (bytes.length > maxBytes)
    return refuse('Die Datei ist größer als 20 MB.', 'The file is larger than 20 MB.')
  if (bytes.toString('latin1').trim() === '')
    return refuse('Die Datei ist leer.', 'The file is empty.')
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) {
    return refuse(
      'Die Datei ist in UTF-16 gespeichert. Bitte speichern Sie sie als CSV UTF-8.',
      'The file is saved in UTF-16. Please save it as CSV UTF-8.',
    )
  }
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

function decode(bytes: Buffer): { text: string; encoding: Encoding } {
  const hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: hasMark ? 'utf-8-bom' : 'utf-8',
    }
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(hasMark ? bytes.subarray(3) : bytes),
      encoding: 'windows-1252',
    }
  }
}

/** The delimiter that comes more often in the first line that is not empty. */
function delimiterOf(text: string): ';' | ',' | null {
  const header = /^\s*([^\r\n]{0,65536})/.exec(text)?.[1] ?? ''
  const bare = header.replace(/"[^"]*"/g, '')
  const countOf = (sign: string): number => bare.split(sign).length - 1
  const [semicolons, commas] = [countOf(';'), countOf(',')]
  if (semicolons + commas === 0) return null
  return semicolons >= commas ? ';' : ','
}

function recordsOf(text: string, delimiter: string): CsvRecord[] | Refusal {
  try {
    return parseCsv(text, delimiter)
  } catch (error) {
    if (error instanceof CsvError) return refusedAt(error.fault, error.line)
    throw error
  }
}

function refusedAt(fault: CsvFault, line: number): Refusal {
  const refusals: Record<CsvFault, () => Refusal> = {
    'broken-quote': () =>
      refuse(
        `Zeile ${line}: Ein Anführungszeichen steht allein oder an falscher Stelle.`,
        `Line ${line}: a quotation mark is unclosed or misplaced.`,
      ),
    'field-too-long': () =>
      refuse(
        `Zeile ${line}: Ein Feld ist größer als 4 kB.`,
        `Line ${line}: a field is larger than 4 kB.`,
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
  const missing = fault.missing.join(', ')
  return refuse(`In der Kopfzeile fehlt: ${missing}.`, `The header lacks: ${missing}.`)
}

function readBody(body: CsvRecord[], { columns, today }: { columns: Columns; today: string }) {
  const read = body.map((record) => readRow({ record, columns, today }))
  const rows = read.flatMap(({ row }) => row ?? [])
  return {
    columns: { stored: columns.stored, leftOut: columns.leftOut },
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
