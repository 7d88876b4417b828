import { createRequire } from 'node:module'
import { BpmnModdle } from 'bpmn-moddle'

export type Mapping = { source: string; target: string }
type Header = { key: string; value: string }

/** An element of BPMN as bpmn-moddle reads it. */
export type Moddle = {
  $type: string
  id?: string
  name?: string
  body?: string
  flowElements?: Moddle[]
  incoming?: Moddle[]
  outgoing?: Moddle[]
  sourceRef?: Moddle
  targetRef?: Moddle
  attachedToRef?: Moddle
  default?: Moddle
  triggeredByEvent?: boolean
  isExecutable?: boolean
  conditionExpression?: Moddle
  eventDefinitions?: Moddle[]
  messageRef?: Moddle
  errorRef?: Moddle
  errorCode?: string
  timeDate?: Moddle
  extensionElements?: { values?: Moddle[] }
  documentation?: { text?: string }[]
  /** Of extensions of the engine, as far as we read them. */
  properties?: { name: string; value: string }[]
  inputParameters?: Mapping[]
  outputParameters?: Mapping[]
  values?: Header[]
  artifacts?: Moddle[]
  laneSets?: Moddle[]
  participants?: Moddle[]
  type?: string
  retries?: string
  correlationKey?: string
  externalReference?: string
  candidateUsers?: string
  /** What the element is inside of. */
  $parent?: Moddle
  $descriptor: Descriptor
  /** What the file says beside what we know of the element. */
  $attrs?: Record<string, unknown>
  /** Of an element that nobody knows. */
  $children?: Moddle[]
  get(name: string): unknown
  set(name: string, value: unknown): void
  [property: string]: unknown
}
type Descriptor = {
  isGeneric?: boolean
  /** `ns.name` with its prefix: `zeebe:modelerTemplate`. */
  properties?: { ns: { name: string }; isReference?: boolean }[]
}

/** A shape or an edge of a picture. */
type Drawn = Moddle & {
  bpmnElement?: Moddle
  bounds?: { x: number; y: number; width: number; height: number }
  waypoint?: { x: number; y: number }[]
}
type Diagram = Moddle & { plane?: Moddle & { bpmnElement?: Moddle; planeElement?: Drawn[] } }
export type BpmnRoot = Moddle & { rootElements?: Moddle[]; diagrams?: Diagram[] }

const zeebe: Record<string, unknown> = createRequire(import.meta.url)(
  'zeebe-bpmn-moddle/resources/zeebe.json',
)

/** A reader of drawings that knows what the engine adds to BPMN. */
export const createModdle = (): BpmnModdle => new BpmnModdle({ zeebe })

/** The parts that the engine reads, by their type (`zeebe:UserTask`). */
export const extensionOf = (element: Moddle, type: string): Moddle | undefined =>
  element.extensionElements?.values?.find(({ $type }) => $type === type)

export const definitionOf = (element: Moddle, type: string): Moddle | undefined =>
  element.eventDefinitions?.find(({ $type }) => $type === `bpmn:${type}EventDefinition`)

/** The headers of a task. */
export const headersOf = (element: Moddle): Record<string, string> =>
  Object.fromEntries(
    (extensionOf(element, 'zeebe:TaskHeaders')?.values ?? []).map(({ key, value }) => [key, value]),
  )

/** The named variables that go into an element or come out of it. */
export const mappingsOf = (
  element: Moddle,
  direction: 'inputParameters' | 'outputParameters',
): Mapping[] => extensionOf(element, 'zeebe:IoMapping')?.[direction] ?? []

/** The English name beside the drawn one. */
export const englishOf = (element: Moddle): string | undefined =>
  extensionOf(element, 'zeebe:Properties')?.properties?.find(({ name }) => name === 'name.en')
    ?.value
