import type { Warning } from 'bpmn-moddle'
import { findProcess } from './drawing-structure.ts'
import { explainWarning } from './explain-warning.ts'
import type { Finding } from './finding.ts'
import { foreignIn, programOf } from './foreign-parts.ts'
import { createModdle, definitionOf, extensionOf, type BpmnRoot, type Moddle } from './moddle.ts'
import { hasHidden, refuseXml } from './refuse-xml.ts'
import { calledBy, drawnIn, elementsIn, placeOf, textsIn } from './walk-moddle.ts'

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
 * one process, parts of other programs.
 */
export async function readDrawing(
  xml: string,
): Promise<{ drawing: Drawing } | { findings: Finding[] }> {
  const unsafe = refuseXml(xml)
  if (unsafe) return { findings: [unsafe] }
  const read = await parseDrawing(xml)
  if ('finding' in read) return { findings: [asUnreadable(read.finding)] }
  const { root, warnings } = read
  if (warnings.length) return { findings: warnings.map(explainWarning).map(asUnreadable) }
  const found = findProcess(root)
  if ('finding' in found) return { findings: [found.finding] }
  const findings = [...foreignFindings(root), ...unsafeTexts(root), ...looseEnds(found.process)]
  if (findings.length) return { findings }
  return { drawing: { ...drawingOf(found.process), places: placesIn(root) } }
}

const asUnreadable = (finding: Finding): Finding => ({ ...finding, rule: 'unreadable' })

type Parsed = { root: BpmnRoot; warnings: Warning[] }

/** What the reader of BPMN makes of a text that is safe to read. */
export async function parseDrawing(xml: string): Promise<Parsed | { finding: Finding }> {
  try {
    const { rootElement, warnings } = await createModdle().fromXML<BpmnRoot>(xml)
    return { root: rootElement, warnings }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { finding: { ...explainWarning({ message, value: rootNameOf(xml) }), elementId: '' } }
  }
}

/** The first element of a file, as it is written. */
const rootNameOf = (xml: string): string => {
  const name = /<([A-Za-z_][\w.:-]{0,60})/.exec(xml)?.[1] ?? ''
  return xml.includes('omg.org/spec/DMN') ? `${name} (DMN)` : name
}

function foreignFindings(root: BpmnRoot): Finding[] {
  const exporter = exporterOf(root)
  return foreignIn(root).map((part) => {
    const [program, place] = [programOf(part, exporter), placeOf(part.owner)]
    const at = calledBy(place ?? part.owner)
    return {
      rule: 'foreign-namespace',
      elementId: place?.id ?? '',
      message:
        `Das Element „${at}“ enthält eine fremde Erweiterung: „${part.name}“ von ` + `${program}.`,
      messageEn: `"${at}" contains a foreign extension: "${part.name}" of ${program}.`,
      severity: 'error',
    }
  })
}

/** The program that wrote the file, as the file says. */
export const exporterOf = (root: BpmnRoot): string => String(root['exporter'] ?? '').slice(0, 60)

const ACTIVE = /^\s*(?:javascript|vbscript|data):|<script/i
/** Whether a text would act in a page or brings a file along. */
export const isActive = (text: string): boolean => ACTIVE.test(text)

function unsafeTexts(root: BpmnRoot): Finding[] {
  return textsIn(root).flatMap(({ element, property, value }) => {
    const place = placeOf(element)
    const [at, elementId] = [calledBy(place ?? element), place?.id ?? '']
    const found: Finding[] = []
    if (isActive(value))
      found.push({
        rule: 'active-content',
        elementId,
        message:
          `Das Element „${at}“ enthält eingebettete Inhalte oder Verweise, die wir nicht annehmen ` +
          `(${property.replace('bpmn:', '')}).`,
        messageEn:
          `"${at}" contains embedded content or links that we do not accept ` +
          `(${property.replace('bpmn:', '')}).`,
        severity: 'error',
      })
    if (hasHidden(value))
      found.push({
        rule: 'hidden-characters',
        elementId,
        message:
          `Das Element „${at}“ enthält unsichtbare Zeichen ` +
          `(${property.replace('bpmn:', '')}).`,
        messageEn: `"${at}" contains invisible characters (${property.replace('bpmn:', '')}).`,
        severity: 'error',
      })
    return found
  })
}

/** Flows that begin or end nowhere. */
function looseEnds(process: Moddle): Finding[] {
  return elementsIn(process).flatMap((element): Finding[] =>
    element.$type === 'bpmn:SequenceFlow' && !(element.sourceRef && element.targetRef)
      ? [
          {
            rule: 'loose-flow',
            elementId: element.id ?? '',
            message:
              `Der Pfeil „${calledBy(element)}“ hat ` +
              `${element.sourceRef ? 'kein Ziel' : 'keinen Anfang'}.`,
            messageEn:
              `The flow "${calledBy(element)}" has no ` +
              `${element.sourceRef ? 'target' : 'origin'}.`,
            severity: 'error',
          },
        ]
      : [],
  )
}

/** The name of the message that an event waits for or sends. */
export const messageOf = (element: Moddle): string | undefined =>
  definitionOf(element, 'Message')?.messageRef?.name

/** The key by which the engine finds the waiting instance. */
export function messageKeyOf(element: Moddle): string | undefined {
  const message = definitionOf(element, 'Message')?.messageRef
  return message && extensionOf(message, 'zeebe:Subscription')?.correlationKey
}

function placesIn(root: BpmnRoot): Map<string, string> {
  return new Map(
    drawnIn(root).flatMap(({ bpmnElement, bounds }): [string, string][] =>
      bpmnElement?.id && bounds
        ? [[bpmnElement.id, `${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`]]
        : [],
    ),
  )
}

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
