/** One record of the file; `line` is the line of the file on which it begins. */
export type CsvRecord = { line: number; fields: string[] }

export type CsvFault = 'broken-quote' | 'field-too-long' | 'too-many-columns' | 'too-many-rows'

/** The file is not read further: `line` and `column` (from 1) are where it went wrong. */
export class CsvError extends Error {
  override name = 'CsvError'
  readonly fault: CsvFault
  readonly line: number
  readonly column: number
  constructor(fault: CsvFault, { line, column }: { line: number; column: number }) {
    super(`${fault} in line ${line}, column ${column}`)
    this.fault = fault
    this.line = line
    this.column = column
  }
}

export const csvLimits = { fieldBytes: 4096, columns: 200, rows: 50_000 }

type Cursor = { text: string; delimiter: string; at: number; line: number; column: number }

/**
 * Reads RFC 4180 text with any line ends. Empty records are skipped but their lines count;
 * csv-parse counts a CRLF inside quotes twice, and people look for a problem by its line.
 * @throws CsvError at the first fault, since nothing after it can be trusted
 */
export function parseCsv(text: string, delimiter: string): CsvRecord[] {
  const cursor: Cursor = { text, delimiter, at: 0, line: 1, column: 1 }
  const records: CsvRecord[] = []
  while (cursor.at < text.length) {
    const record = readRecord(cursor)
    if (record.fields.some((field) => field.trim() !== '')) records.push(record)
    if (records.length > csvLimits.rows + 1)
      throw new CsvError('too-many-rows', { line: record.line, column: 1 })
  }
  return records
}

function readRecord(cursor: Cursor): CsvRecord {
  const { line } = cursor
  cursor.column = 1
  const fields = [readField(cursor)]
  while (cursor.text[cursor.at] === cursor.delimiter) {
    cursor.at++
    cursor.column++
    fields.push(readField(cursor))
    if (fields.length > csvLimits.columns)
      throw new CsvError('too-many-columns', { line, column: cursor.column })
  }
  takeLineEnd(cursor)
  return { line, fields }
}

function readField(cursor: Cursor): string {
  const { line, column } = cursor
  const field = cursor.text[cursor.at] === '"' ? readQuoted(cursor) : readBare(cursor)
  if (field.length * 3 > csvLimits.fieldBytes && Buffer.byteLength(field) > csvLimits.fieldBytes)
    throw new CsvError('field-too-long', { line, column })
  return field
}

function readBare(cursor: Cursor): string {
  const { text, delimiter, at } = cursor
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    if (text[end] === '"') throw new CsvError('broken-quote', cursor)
    end++
  }
  cursor.at = end
  return text.slice(at, end)
}

function readQuoted(cursor: Cursor): string {
  const { text, line } = cursor
  const from = cursor.at + 1
  let end = text.indexOf('"', from)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  const next = text[end + 1]
  if (
    end === -1 ||
    !(next === undefined || next === cursor.delimiter || next === '\n' || next === '\r')
  )
    throw new CsvError('broken-quote', { line, column: cursor.column })
  const raw = text.slice(from, end)
  cursor.at = end + 1
  cursor.line += raw.match(/\r\n|\n|\r/g)?.length ?? 0
  return raw.replaceAll('""', '"')
}

function takeLineEnd(cursor: Cursor): void {
  if (cursor.at >= cursor.text.length) return
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1
  cursor.line++
}
