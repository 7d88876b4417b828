import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Bundle = {
  process: string
  xml: string
  /** Form id → form-js schema. */
  forms: Record<string, unknown>
  /** Decision id → DMN XML. */
  decisions: Record<string, string>
  /** sha256 of contract.ts: answers of older versions can be told apart. */
  contract: string
  /** sha256 of all of it. */
  checksum: string
}

const FOLDER = join(import.meta.dirname, '../../../processes')

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The processes that ship with this version, from `processes/<id>/`. */
export function readShipped(folder = FOLDER): Bundle[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readBundle(join(folder, entry.name), entry.name))
    .filter((bundle) => bundle !== null)
    .sort((a, b) => a.process.localeCompare(b.process))
}

function readBundle(folder: string, process: string): Bundle | null {
  const names = readdirSync(folder).sort()
  if (!names.includes(`${process}.bpmn`)) return null
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const of = (suffix: string) => names.filter((name) => name.endsWith(suffix))
  const forms = Object.fromEntries(
    of('.form').map((name) => [name.slice(0, -'.form'.length), JSON.parse(read(name)) as unknown]),
  )
  const decisions = Object.fromEntries(
    of('.dmn').map((name) => [name.slice(0, -'.dmn'.length), read(name)]),
  )
  return bundleOf({
    process,
    xml: read(`${process}.bpmn`),
    forms,
    decisions,
    contract: names.includes('contract.ts') ? sha256(read('contract.ts')) : '',
  })
}

/** Adds the checksum over everything that makes the version what it is. */
export function bundleOf(parts: Omit<Bundle, 'checksum'>): Bundle {
  return {
    ...parts,
    checksum: sha256(JSON.stringify([parts.xml, parts.forms, parts.decisions, parts.contract])),
  }
}
