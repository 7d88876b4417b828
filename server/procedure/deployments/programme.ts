import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extensionOf, headersOf } from './moddle.ts'
import { messageOf, readDrawing, type Drawing, type DrawnNode } from './read-drawing.ts'
import { readShipped, type Bundle } from './shipped.ts'
import { elementsIn } from './walk-moddle.ts'

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
  /** By process, as it ships: the jobs that it asks for, the messages that it hears and sends. */
  jobs: Map<string, string[]>
  heard: Map<string, string[]>
  /** The same with the element that hears it: `ev-died ClientDied`. */
  heardAt: Map<string, string[]>
  sent: Map<string, string[]>
  roles: Map<string, string[]>
  calls: Map<string, string[]>
  forms: Map<string, Record<string, unknown>>
}

type Contract = { variables: Record<string, unknown>; forms?: Record<string, string[]> }

const FOLDER = join(import.meta.dirname, '../../../processes')
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
  const drawings = await Promise.all(shipped.map(readOne))
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
    messages: new Set(drawings.flatMap((drawing) => definedIn(drawing, 'Message', 'name'))),
    starts: new Map(
      drawings.flatMap((drawing) =>
        startMessagesOf(drawing).map((message): [string, string] => [message, drawing.processId]),
      ),
    ),
    errors: new Set(drawings.flatMap((drawing) => definedIn(drawing, 'Error', 'errorCode'))),
    decisions: new Set(shipped.flatMap(({ decisions }) => Object.keys(decisions))),
    forms: new Map(shipped.map(({ process, forms }) => [process, forms])),
    ...usesOf(drawings),
  }
}

type Uses = Pick<Programme, 'jobs' | 'heard' | 'heardAt' | 'sent' | 'roles' | 'calls'>

function usesOf(drawings: Drawing[]): Uses {
  const each = (find: (node: DrawnNode) => unknown): Map<string, string[]> =>
    new Map(
      drawings.map(({ processId, nodes }) => [
        processId,
        [...new Set(nodes.map(find).filter((found) => typeof found === 'string'))],
      ]),
    )
  const partOf = (type: string, detail: string) =>
    each((node) => extensionOf(node.element, type)?.[detail])
  return {
    jobs: partOf('zeebe:TaskDefinition', 'type'),
    roles: partOf('zeebe:AssignmentDefinition', 'candidateGroups'),
    calls: partOf('zeebe:CalledElement', 'processId'),
    heard: each(({ element }) => messageOf(element)),
    heardAt: each(({ id, element }) => {
      const message = messageOf(element)
      return message === undefined ? undefined : `${id} ${message}`
    }),
    sent: each(({ element }) => headersOf(element)['messageName']),
  }
}

async function readOne({ process, xml }: Bundle): Promise<Drawing> {
  const read = await readDrawing(xml)
  if (!('drawing' in read)) throw new Error(`the drawing of ${process} that ships cannot be read`)
  return read.drawing
}

/** What the file of a drawing defines beside it. */
const definedIn = ({ process }: Drawing, kind: string, property: string): string[] =>
  (process.$parent ? elementsIn(process.$parent) : [])
    .filter(({ $type }) => $type === `bpmn:${kind}`)
    .map((element) => element.get(property))
    .filter((value) => typeof value === 'string')

async function readContract(process: string): Promise<Contract> {
  const path = join(FOLDER, process, 'contract.ts')
  return existsSync(path)
    ? ((await import(pathToFileURL(path).href)) as Contract)
    : { variables: {} }
}

/** The message of the start event of the process itself. */
const startMessagesOf = ({ nodes, processId }: Drawing): string[] =>
  nodes
    .filter(({ type, scope }) => type === 'StartEvent' && scope === processId)
    .flatMap(({ element }) => messageOf(element) ?? [])
