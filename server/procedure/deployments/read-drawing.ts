import type { Finding } from './finding.ts'
import { createModdle, definitionOf, extensionOf, type BpmnRoot, type Moddle } from './moddle.ts'
import { fault, refuseXml } from './refuse-xml.ts'

/**
 * An element of a drawing; `type` without "bpmn:", `scope` is the process or sub-process around it.
 */
export type DrawnNode = {
  id: string
  type: string
  name: string
  scope: string
  element: Moddle
  outgoing: SequenceFlow[]
  incoming: SequenceFlow[]
}
type SequenceFlow = {
  id: string
  name: string
  condition: string | null
  from: string
  to: string
  element: Moddle
}
export type Drawing = {
  processId: string
  process: Moddle
  nodes: DrawnNode[]
  flows: SequenceFlow[]
  byId: Map<string, DrawnNode>
  /** Where each element stands on the picture. */
  places: Map<string, string>
}

/**
 * Reads a drawing, or says why it is not read: too big, too deep, a DOCTYPE, no BPMN, not exactly
 * one process.
 */
export async function readDrawing(
  xml: string,
): Promise<{ drawing: Drawing } | { findings: Finding[] }> {
  const unsafe = refuseXml(xml)
  if (unsafe) return { findings: [unsafe] }
  const read = await createModdle()
    .fromXML<BpmnRoot>(xml)
    .catch(() => null)
  if (!read)
    return { findings: [fault('unreadable', 'Die Datei ist kein BPMN.', 'The file is no BPMN.')] }
  const warnings = read.warnings.map(({ message, element }) => ({
    ...fault(
      'unreadable',
      `Die Datei ist nicht eindeutig lesbar: ${firstLine(message)}.`,
      `The file cannot be read for certain: ${firstLine(message)}.`,
    ),
    elementId: element?.id ?? '',
  }))
  if (warnings.length) return { findings: warnings }
  const root = read.rootElement
  const processes = (root.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process')
  const [process] = processes
  if (!process || processes.length > 1)
    return {
      findings: [
        fault(
          'one-process',
          'Die Datei muss genau einen Prozess enthalten.',
          'The file must contain exactly one process.',
        ),
      ],
    }
  return { drawing: { ...drawingOf(process), places: placesIn(root) } }
}

/** The name of the message that an event waits for or sends. */
export const messageOf = (element: Moddle): string | undefined =>
  definitionOf(element, 'Message')?.messageRef?.name

/** The key by which the engine finds the waiting instance. */
export function messageKeyOf(element: Moddle): string | undefined {
  const message = definitionOf(element, 'Message')?.messageRef
  return message && extensionOf(message, 'zeebe:Subscription')?.correlationKey
}

function placesIn({ diagrams = [] }: BpmnRoot): Map<string, string> {
  const shapes = diagrams.flatMap(({ plane }) => plane?.planeElement ?? [])
  return new Map(
    shapes.flatMap(({ bpmnElement, bounds }): [string, string][] =>
      bpmnElement?.id && bounds
        ? [[bpmnElement.id, `${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`]]
        : [],
    ),
  )
}

const firstLine = (text: string): string => text.slice(0, 200).replace(/\n.*/s, '')

function drawingOf(process: Moddle): Omit<Drawing, 'places'> {
  const drawing: Omit<Drawing, 'places'> = {
    processId: process.id ?? '',
    process,
    nodes: [],
    flows: [],
    byId: new Map(),
  }
  collect(process, drawing)
  for (const node of drawing.nodes) {
    node.outgoing = drawing.flows.filter(({ from }) => from === node.id)
    node.incoming = drawing.flows.filter(({ to }) => to === node.id)
    drawing.byId.set(node.id, node)
  }
  return drawing
}

function collect(scope: Moddle, drawing: Omit<Drawing, 'places'>): void {
  for (const element of scope.flowElements ?? []) {
    const { id = '', name = '' } = element
    if (element.$type === 'bpmn:SequenceFlow') {
      drawing.flows.push({
        id,
        name,
        condition: element.conditionExpression?.body ?? null,
        from: element.sourceRef?.id ?? '',
        to: element.targetRef?.id ?? '',
        element,
      })
    } else
      drawing.nodes.push({
        id,
        type: element.$type.slice('bpmn:'.length),
        name,
        scope: scope.id ?? '',
        element,
        outgoing: [],
        incoming: [],
      })
    collect(element, drawing)
  }
}
