import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readShipped, type Bundle } from './shipped.ts'

/** What the code of this version knows; a drawing may ask for nothing else. */
export type Programme = {
  /** Process → variables of its contract. */
  variables: Map<string, string[]>
  /** Process → form → keys that code reads. */
  formKeys: Map<string, Map<string, string[]>>
  /** Messages that code sends or that processes send each other. */
  messages: Set<string>
  /** Messages that start a process, with its id. */
  starts: Map<string, string>
  /** Errors that workers throw. */
  errors: Set<string>
  decisions: Set<string>
}

type Contract = { variables: Record<string, unknown>; forms?: Record<string, string[]> }

const FOLDER = join(import.meta.dirname, '../../../processes')
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found!)
const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

let known: Promise<Programme> | null = null

/**
 * Reads contracts and shipped drawings once. That both say the same as the code is what the
 * agreement test proves.
 */
export function readProgramme(): Promise<Programme> {
  known ??= load(readShipped())
  return known
}

async function load(shipped: Bundle[]): Promise<Programme> {
  const contracts = await Promise.all(
    shipped.map(async ({ process }) => [process, await readContract(process)] as const),
  )
  const xml = shipped.map((bundle) => bundle.xml).join('\n')
  const started = shipped.flatMap(({ process, xml: own }) =>
    startMessagesOf(own).map((message): [string, string] => [message, process]),
  )
  return {
    variables: new Map(
      contracts.map(([process, { variables }]) => [process, Object.keys(variables)]),
    ),
    formKeys: new Map(
      contracts.map(([process, { forms = {} }]) => [
        process,
        new Map(Object.entries(forms).map(([form, keys]) => [kebab(form), keys])),
      ]),
    ),
    messages: new Set(matches(xml, /<bpmn:message [^>]*\bname="([^"]+)"/g)),
    starts: new Map(started),
    errors: new Set(matches(xml, /<bpmn:error [^>]*\berrorCode="([^"]+)"/g)),
    decisions: new Set(shipped.flatMap(({ decisions }) => Object.keys(decisions))),
  }
}

async function readContract(process: string): Promise<Contract> {
  const path = join(FOLDER, process, 'contract.ts')
  return existsSync(path)
    ? ((await import(pathToFileURL(path).href)) as Contract)
    : { variables: {} }
}

/** The message of the first start event: the one of the process itself. */
function startMessagesOf(xml: string): string[] {
  const start = /<bpmn:startEvent[\s\S]*?<\/bpmn:startEvent>/.exec(xml)?.[0] ?? ''
  return matches(start, /messageRef="message-([^"]+)"/g)
}
