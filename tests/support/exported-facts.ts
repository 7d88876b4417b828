import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RECORDS_FOLDER } from './records-folder.ts'

/**
 * A variable as some record showed it; `process` is empty where the record belongs to none (a
 * message).
 */
export type ShownVariable = { process: string; name: string; value: unknown }

/** What all kept records say, each thing once. */
export type ExportedFacts = {
  records: number
  variables: ShownVariable[]
  /** Distinct texts per field name, such as `correlationKey`; lists count item by item. */
  texts: Map<string, Set<string>>
}

type Shown = { process: string; seen: Map<string, ShownVariable>; texts: Map<string, Set<string>> }
type Json = Record<string, unknown>

/** A drawing is public and coded: nothing of a person can get into it. */
const DRAWING = ['resource', 'checksum']
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads every record that the tests of the run kept. */
export async function readExportedFacts(): Promise<ExportedFacts> {
  const seen = new Map<string, ShownVariable>()
  const texts = new Map<string, Set<string>>()
  let records = 0
  for (const file of existsSync(RECORDS_FOLDER) ? readdirSync(RECORDS_FOLDER) : []) {
    for await (const line of createInterface({
      input: createReadStream(join(RECORDS_FOLDER, file)),
    })) {
      if (!line) continue
      const { valueType, value } = JSON.parse(line) as { valueType: string; value: Json }
      records++
      const shown = {
        process: typeof value['bpmnProcessId'] === 'string' ? value['bpmnProcessId'] : '',
        seen,
        texts,
      }
      if (valueType === 'VARIABLE')
        noteVariable(shown, String(value['name']), JSON.parse(String(value['value'])))
      noteField(shown, valueType, value)
    }
  }
  return { records, variables: [...seen.values()], texts }
}

function noteVariable({ process, seen }: Shown, name: string, value: unknown): void {
  seen.set(`${process} ${name} ${JSON.stringify(value)}`, { process, name, value })
}

function noteField(shown: Shown, field: string, value: unknown): void {
  if (DRAWING.includes(field)) return
  if (typeof value === 'string') noteText(shown, field, value)
  else if (Array.isArray(value)) for (const item of value) noteField(shown, field, item)
  else if (isObject(value)) noteObject(shown, field, value)
}

function noteObject(shown: Shown, field: string, value: Json): void {
  for (const [name, item] of Object.entries(value)) {
    if (field === 'variables') noteVariable(shown, name, item)
    noteField(shown, name, item)
  }
}

function noteText({ texts }: Shown, field: string, value: string): void {
  const known = texts.get(field)
  if (known) known.add(value)
  else texts.set(field, new Set([value]))
}
